import { type JobId, newJobId } from '../../../runtime/jobs/job-id.ts';
import type { CancelledResult, CompletedResult, DeadResult, JobRequest } from '../../../schemas/generated/job.ts';

export type AcceptedJob = JobRequest & { readonly id: JobId };

const hash = 'a'.repeat(64);

/** A request as one is accepted, of a job that nobody runs. */
export function jobRequest(more: Partial<JobRequest> = {}): AcceptedJob {
  return {
    format: 1,
    kind: 'master',
    createdAt: '2026-01-01T00:00:00.000Z',
    preset: { hash },
    profile: { hash },
    inputs: { source: { uri: 's3://bucket/in.wav', etag: '1', bytes: 10 } },
    params: {},
    priority: 100,
    tags: {},
    verbose: false,
    reproducible: false,
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    bodySha256: hash,
    ...more,
    id: (more.id ?? newJobId()) as JobId, // an id of a test is one of ours
  };
}

const ended = { format: 1, endedAt: '2026-01-01T00:01:00.000Z', attempt: 1, worker: 'worker-1' } as const;

export function completed({ id }: AcceptedJob, more: Partial<CompletedResult> = {}): CompletedResult {
  const output = { uri: `s3://bucket/jobs/${id}/attempts/1/master.wav`, sha256: hash, bytes: 3 };
  return { ...ended, id, round: 1, state: 'COMPLETED', output, destination: 's3://bucket/out.wav', ...more };
}

export function dead({ id }: AcceptedJob, round = 1): DeadResult {
  const error = {
    code: 'input/damaged',
    class: 'INPUT',
    retryable: false,
    message: 'it is damaged',
    hint: 'mend it',
  } as const;
  return { ...ended, id, round, state: 'DEAD', reason: 'non_retryable', error };
}

export function cancelled({ id }: AcceptedJob, why = 'by its caller'): CancelledResult {
  return { format: 1, id, round: 1, state: 'CANCELLED', endedAt: ended.endedAt, why };
}
