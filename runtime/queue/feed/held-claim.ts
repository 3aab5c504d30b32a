import type { Job } from 'bullmq';
import type { JobRecord } from '../../../schemas/generated/job.ts';
import { advance } from '../../jobs/advance.ts';
import type { Claim } from '../../jobs/job-feed.ts';
import type { JobId } from '../../jobs/job-id.ts';
import { JOBS, type QueueKeys, roundId } from '../keys.ts';
import type { JobData } from '../order/enqueue.ts';
import type { HeldLock } from '../records/transition.ts';

export type BullJob = Job<JobData, null, string>;

/** The job that this worker holds, with what is known of it. */
export interface HeldClaim {
  readonly id: JobId;
  readonly job: BullJob;
  readonly lock: HeldLock;
  readonly controller: AbortController;
  /** As far as this worker knows. */
  record: JobRecord | undefined;
}

export function holdClaim(job: BullJob, token: string, keys: QueueKeys): HeldClaim {
  const { request, round } = job.data;
  const id = request.id as JobId; // made by newJobId
  return {
    id,
    job,
    lock: { key: keys.bullKey(JOBS, `${roundId(id, round)}:lock`), token },
    controller: new AbortController(),
    record: job.attemptsStarted === 1 ? untouched(job) : undefined,
  };
}

export function claimOf({ id, job, controller, record }: HeldClaim): Claim {
  const { request, round } = job.data;
  return { id, round, readyAt: readyAt(job, record), priority: request.priority, signal: controller.signal };
}

/** What log lines about a claim bear. */
export function aboutClaim({ id, job, record }: HeldClaim) {
  const { preset, traceId } = job.data.request;
  return { jobId: id, attempt: record?.attempt, presetHash: preset.hash, traceId };
}

/** What the record is if nothing happened since it was made, which spares the common case a look. */
function untouched({ data: { request, round }, timestamp }: BullJob): JobRecord | undefined {
  const made = advance(undefined, { type: 'submitted', at: new Date(timestamp).toISOString(), request, round });
  return 'record' in made ? made.record : undefined;
}

function readyAt(job: BullJob, record: JobRecord | undefined): Date {
  const now = Date.now();
  const since = readySince(job, record);
  return new Date(Math.min(since, now));
}

function readySince({ timestamp, attemptsStarted }: BullJob, record: JobRecord | undefined): number {
  if (attemptsStarted === 1) return timestamp;
  switch (record?.state) {
    case 'PENDING':
      return Date.parse(record.updatedAt);
    case 'FAILED':
      return Date.parse(record.nextAttemptAt ?? record.updatedAt);
    default:
      return Date.now(); // its worker was lost at a time that nobody knows
  }
}
