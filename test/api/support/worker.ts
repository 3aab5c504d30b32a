import type { JobId } from '../../../runtime/jobs/job-id.ts';
import type { CompletedResult, DeadResult, FailureDescription } from '../../../schemas/generated/job.ts';
import type { Service } from './service.ts';

const at = () => new Date().toISOString();

export const failed: FailureDescription = {
  code: 'ffmpeg/failed',
  class: 'INTERNAL',
  retryable: false,
  message: 'FFmpeg gave up',
  hint: 'read its words',
};

/** Does to a job what a worker does, in the ledger and in the queue: the attempt begins. */
export async function begin({ ledger, queue }: Service, id: JobId, worker = 'worker-1'): Promise<number> {
  const survey = await ledger.survey(id);
  const { attempt } = await ledger.beginAttempt({ id, round: survey.round, worker, startedAt: at() }, survey);
  await queue.apply(id, { type: 'started', at: at(), attempt, worker });
  return attempt;
}

/** The attempt ends with a master. */
export async function complete(
  service: Service,
  id: JobId,
  attempt: number,
  report: object = {},
): Promise<CompletedResult> {
  const { ledger, queue, subject } = service;
  const uri = ledger.keys.attempt(id, attempt, 'master.m4a');
  const { sha256, bytes } = await subject.storage.putBytes(uri, `the master of ${id}`);
  const { round } = await ledger.survey(id);
  const result: CompletedResult = {
    format: 1,
    id,
    round,
    state: 'COMPLETED',
    endedAt: at(),
    attempt,
    worker: 'worker-1',
    output: { uri, sha256, bytes },
    destination: service.subject.uri(`out/${id}.m4a`),
    report,
  };
  await ledger.decide(result);
  await queue.apply(id, { type: 'completed', at: at(), result });
  await ledger.settle(id);
  return result;
}

/** The attempt ends, and no other is made. */
export async function die({ ledger, queue }: Service, id: JobId, attempt: number): Promise<void> {
  const { round } = await ledger.survey(id);
  const startedAt = at();
  await ledger.endAttempt({
    format: 1,
    id,
    round,
    attempt,
    worker: 'worker-1',
    startedAt,
    endedAt: at(),
    outcome: 'failed',
    error: failed,
  });
  const result: DeadResult = {
    format: 1,
    id,
    round,
    state: 'DEAD',
    endedAt: at(),
    attempt,
    reason: 'non_retryable',
    error: failed,
  };
  await ledger.decide(result);
  await queue.apply(id, { type: 'died', at: at(), result });
  await ledger.settle(id);
}
