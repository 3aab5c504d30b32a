import { setTimeout as pause } from 'node:timers/promises';
import { asFailure } from '../../runtime/failure/failure.ts';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import { recoverJob } from '../../runtime/recovery/recover-job.ts';
import type { RecoverOptions } from '../../runtime/recovery/recovery.ts';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;

/** Recovers single jobs, as soon as Redis and storage answer. */
export interface LateRecovery {
  readonly recoverLater: (id: JobId) => void;
  /** Settles once nothing is waited for any more: all is recovered, or the signal aborted. */
  readonly done: () => Promise<void>;
}

/**
 * Brings the queue in line with the ledger for jobs that it could not be told of. A Redis that was only away for a moment has
 * lost nothing, so nobody else would look; what is not done when the process ends is done when the next one starts.
 */
export function lateRecovery(options: RecoverOptions & { readonly signal: AbortSignal }): LateRecovery {
  const { logger, signal } = options;
  const owed = new Set<JobId>();
  let working = Promise.resolve();
  let isWorking = false;

  const recoverOne = async (id: JobId): Promise<void> => {
    try {
      const recovery = await recoverJob(options, id);
      owed.delete(id);
      logger.info({ jobId: id, recovery }, `the queue was told of a job late: ${recovery}`);
    } catch (thrown) {
      logger.debug({ jobId: id, code: asFailure(thrown).code }, 'the queue cannot be told of a job yet');
    }
  };
  const work = async (): Promise<void> => {
    for (let delayMs = FIRST_DELAY_MS; owed.size > 0; delayMs = Math.min(LONGEST_DELAY_MS, delayMs * 2)) {
      await pause(delayMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      for (const id of owed) await recoverOne(id);
    }
    isWorking = false;
  };
  return {
    recoverLater: (id) => {
      owed.add(id);
      if (isWorking) return;
      isWorking = true;
      working = work();
    },
    done: () => working,
  };
}
