import type { JobRequest, JobResult } from '../../schemas/generated/job.ts';
import { endEvent } from '../jobs/end-event.ts';
import { type JobId, madeAt } from '../jobs/job-id.ts';
import { missedEvents, recordEvent } from '../jobs/record-event.ts';
import { settleRound } from '../ledger/settle-round.ts';
import type { RecoverOptions, Recovery } from './recovery.ts';

/** A request that has not come by then never will: whoever submitted it was not told that it is accepted. */
const SUBMITTING_MS = 3_600_000;

/** Puts right what is wrong with a pending job. */
export async function recoverJob(options: RecoverOptions, id: JobId): Promise<Recovery> {
  const { ledger, queue, signal } = options;
  const [survey, request] = await Promise.all([ledger.survey(id, { signal }), ledger.readRequest(id, { signal })]);
  if (request === undefined) return await forget(options, id);
  const { round, isDecided, isPublished } = survey;
  const result = isDecided ? await ledger.readResult(id, round, { signal }) : undefined;
  if (result !== undefined && isFinished(result, isPublished)) {
    await recordEvent(queue, id, { request, round }, endEvent(result));
    if (result.state === 'CANCELLED') await callOff(queue, id, round);
    await settleRound(ledger, result, { signal });
    return 'settled';
  }
  if (await queue.holds(id, round)) return 'held';
  await enqueue(options, id, request, round);
  return 'enqueued';
}

/** Whoever cancelled it could not: it may wait, or a worker may be at it. */
async function callOff(queue: RecoverOptions['queue'], id: JobId, round: number): Promise<void> {
  await queue.withdraw(id, round);
  await queue.tellCancelled(id);
}

function isFinished(result: JobResult, isPublished: boolean): boolean {
  return result.state !== 'COMPLETED' || result.output === undefined || isPublished;
}

/** A record that missed that its job was taken up again would refuse whatever comes of it. */
async function enqueue({ queue }: RecoverOptions, id: JobId, request: JobRequest, round: number): Promise<void> {
  const found = await queue.find(id);
  if (found !== undefined) {
    const missed = missedEvents(found.record, { request, round }, new Date().toISOString());
    for (const event of missed) await queue.apply(id, event);
  }
  await queue.enqueue(request, round);
}

/** A mark alone: its job is being accepted right now, or never was. */
async function forget({ ledger, signal }: RecoverOptions, id: JobId): Promise<Recovery> {
  if (Date.now() - madeAt(id) < SUBMITTING_MS) return 'skipped';
  await ledger.settle(id, { signal });
  return 'settled';
}
