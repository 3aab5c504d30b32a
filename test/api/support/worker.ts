import { endEvent } from '../../../runtime/jobs/end-event.ts';
import type { JobId } from '../../../runtime/jobs/job-id.ts';
import type { JobQueue } from '../../../runtime/jobs/job-queue.ts';
import type { AttemptEnd, CompletedResult, DeadResult, FailureDescription } from '../../../schemas/generated/job.ts';
import type { Service } from './service.ts';

/** A service whose jobs are worked at. */
type Worked = Pick<Service, 'ledger' | 'subject'> & { readonly queue: JobQueue };

const at = () => new Date().toISOString();

export const failed: FailureDescription = {
  code: 'ffmpeg/failed',
  class: 'INTERNAL',
  retryable: false,
  message: 'FFmpeg gave up',
  hint: 'read its words',
};

/** Does to a job what a worker does, in the ledger and in the queue: the attempt begins. */
export async function begin({ ledger, queue }: Worked, id: JobId, worker = 'worker-1'): Promise<number> {
  const survey = await ledger.survey(id);
  const { attempt } = await ledger.beginAttempt({ id, round: survey.round, worker, startedAt: at() }, survey);
  await queue.apply(id, { type: 'started', at: at(), attempt, worker });
  return attempt;
}

interface Wrought {
  readonly report?: object;
  readonly inputs?: object;
  /** Where the result says that the master lies, if that is not where it lies now. */
  readonly writtenAt?: string;
}

/** The attempt ends with a master; as of a worker, the word counts that stands. */
export async function complete(
  service: Worked,
  id: JobId,
  attempt: number,
  { report = {}, inputs = {}, writtenAt }: Wrought = {},
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
    output: { uri: writtenAt ?? uri, sha256, bytes },
    destination: service.subject.uri(`out/${id}.m4a`),
    report,
  };
  await end(service, id, attempt, 'completed', { details: { inputs } });
  const standing = await ledger.decide(result);
  await queue.apply(id, endEvent(standing));
  await ledger.settle(id);
  return result;
}

/** The attempt ends, and no other is made. */
export async function die(service: Worked, id: JobId, attempt: number, inputs: object = {}): Promise<void> {
  const { ledger, queue } = service;
  const { round } = await ledger.survey(id);
  await end(service, id, attempt, 'failed', { error: failed, details: { inputs } });
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
  await queue.apply(id, endEvent(await ledger.decide(result)));
  await ledger.settle(id);
}

async function end(
  { ledger }: Worked,
  id: JobId,
  attempt: number,
  outcome: AttemptEnd['outcome'],
  told: Pick<AttemptEnd, 'error' | 'details'>,
): Promise<void> {
  const { round } = await ledger.survey(id);
  const times = { startedAt: at(), endedAt: at() };
  await ledger.endAttempt({ format: 1, id, round, attempt, worker: 'worker-1', ...times, outcome, ...told });
}
