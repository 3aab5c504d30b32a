import type { Logger } from 'pino';
import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';
import { failure } from '../../failure/failure.ts';
import { advance } from '../../jobs/advance.ts';
import type { Observation } from '../../jobs/job-feed.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Applied, ApplyHow } from '../../jobs/job-queue.ts';
import type { RecordStore } from './record-store.ts';
import type { HeldLock } from './transition.ts';
import { jobDuration } from './transition-figures.ts';

/** Where events are applied. */
export interface EventRoom {
  readonly store: RecordStore;
  readonly logger: Logger;
  readonly count: (observation: Observation) => void;
}

export interface ApplyOptions extends ApplyHow {
  readonly lock?: HeldLock | undefined;
  /** What the record is believed to be, none perhaps, which saves reading it. If it is not, nothing is lost but time. */
  readonly guess?: { readonly record: JobRecord | undefined } | undefined;
  /** The same for each repetition of one event. */
  readonly writeId?: string | undefined;
}

/** What became of an event, and whether the job's worker is to stop. */
export interface AppliedHere extends Applied {
  readonly isCancelled?: boolean;
  readonly isLockLost?: boolean;
}

/** How often a record may change under whoever writes it before that is given up. */
const MOST_CONFLICTS = 20;

/** Applies an event to the record as it stands: reads it, advances it, and writes it unless it has changed meanwhile. */
export async function applyEvent(
  { store, logger, count }: EventRoom,
  id: JobId,
  event: JobEvent,
  { lock, guess, writeId = crypto.randomUUID(), isPast = false }: ApplyOptions = {},
): Promise<AppliedHere> {
  let before = guess === undefined ? await store.read(id) : guess.record;
  let isGuess = guess !== undefined;
  for (let tries = 0; tries < MOST_CONFLICTS; tries += 1) {
    const advanced = advance(before, event);
    if ('refused' in advanced) {
      if (!isGuess) return refusedUnlessOurs(store, id, writeId, before, advanced.refused);
      before = await store.read(id);
      isGuess = false;
      continue;
    }
    const { record: after } = advanced;
    const written = await store.write({ before, after, event, writeId, lock, isPast });
    if (written.kind === 'lock_lost') return { record: before, refused: LOCK_LOST, isLockLost: true };
    if (written.kind === 'written') {
      logTransition(logger, event, after);
      const duration = isPast ? undefined : jobDuration(after);
      if (duration !== undefined) count(duration);
      return written.isCancelled ? { record: after, isCancelled: true } : { record: after };
    }
    before = written.standing;
    isGuess = false;
  }
  throw failure('queue/unavailable', { reason: `others kept changing the record of ${id}` });
}

const LOCK_LOST = 'the job is no longer held by this worker';

/** What is refused may have been applied already: by ourselves, before an answer got lost. */
async function refusedUnlessOurs(
  store: RecordStore,
  id: JobId,
  writeId: string,
  record: JobRecord | undefined,
  refused: string,
): Promise<AppliedHere> {
  if (record !== undefined && (await store.lastWrite(id)) === writeId) return { record };
  return { record, refused, isCancelled: record?.state === 'CANCELLED' };
}

function logTransition(logger: Logger, event: JobEvent, { id, attempt, round, state, request }: JobRecord): void {
  const { traceId, preset } = request;
  logger.info({ jobId: id, attempt, round, presetHash: preset.hash, traceId, event: event.type, state }, 'transition');
}
