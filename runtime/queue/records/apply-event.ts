import type { Logger } from 'pino';
import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';
import { failure } from '../../failure/failure.ts';
import { advance } from '../../jobs/advance.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Applied } from '../../jobs/job-queue.ts';
import type { HeldLock, RecordStore } from './record-store.ts';

/** How often a record may change under whoever writes it before that is given up. */
const MOST_CONFLICTS = 20;

export interface ApplyOptions {
  readonly lock?: HeldLock | undefined;
  /** What the record is believed to be, none perhaps, which saves reading it. If it is not, nothing is lost but time. */
  readonly guess?: { readonly record: JobRecord | undefined } | undefined;
  /** The same for each repetition of one event. */
  readonly writeId?: string | undefined;
}

/** What a worker is told whose lock another one has by now. */
export const LOCK_LOST = 'the job is no longer held by this worker';

/** Applies an event to the record as it stands: reads it, advances it, and writes it unless it has changed meanwhile. */
export async function applyEvent(
  store: RecordStore,
  id: JobId,
  event: JobEvent,
  logger: Logger,
  { lock, guess, writeId = crypto.randomUUID() }: ApplyOptions = {},
): Promise<Applied> {
  let before = guess === undefined ? await store.read(id) : guess.record;
  let isGuess = guess !== undefined;
  for (let tries = 0; tries < MOST_CONFLICTS; tries += 1) {
    const advanced = advance(before, event);
    if ('refused' in advanced) {
      if (!isGuess)
        return (await store.lastWrite(id)) === writeId ? { record: before } : { record: before, ...advanced };
      before = await store.read(id);
      isGuess = false;
      continue;
    }
    const { record: after } = advanced;
    const written = await store.write({ before, after, event, writeId, lock });
    if (written.kind === 'lock_lost') return { record: before, refused: LOCK_LOST };
    if (written.kind === 'written') {
      logTransition(logger, event, after);
      return { record: after };
    }
    before = written.standing;
    isGuess = false;
  }
  throw failure('queue/unavailable', { reason: `others kept changing the record of ${id}` });
}

function logTransition(logger: Logger, event: JobEvent, { id, attempt, round, state, request }: JobRecord): void {
  const { traceId, preset } = request;
  logger.info({ jobId: id, attempt, round, presetHash: preset.hash, traceId, event: event.type, state }, 'transition');
}
