import type { JobEvent, JobRecord, JobResult } from '../../schemas/generated/job.ts';
import { isTerminal } from '../jobs/advance.ts';
import type { Outcome } from '../jobs/job-feed.ts';
import type { Attempt, ClaimedJob } from './attempt.ts';
import { openJobLog } from './job-log.ts';
import { startClock } from './stage-clock.ts';
import { tell } from './tell.ts';
import { yieldTo } from './yield-to.ts';

/** Takes a number for an attempt and says that it begins; an outcome where somebody has decided the job meanwhile. */
export async function beginAttempt(job: ClaimedJob): Promise<Attempt | Outcome> {
  const { around, claim, request, survey } = job;
  const startedAt = new Date();
  const about = { id: claim.id, round: claim.round, worker: around.workerId, startedAt: startedAt.toISOString() };
  const start = await around.ledger.beginAttempt(about, survey, { signal: claim.signal });
  const notes = { inputs: {}, bytesOut: 0, cpuSeconds: 0, names: new Map<string, string>() };
  const attempt: Attempt = {
    ...job,
    start,
    log: openJobLog(around, request, start),
    clock: startClock('begin'),
    notes,
  };
  const waitedSeconds = Math.max(0, (startedAt.getTime() - claim.readyAt.getTime()) / 1000);
  tellLost(attempt);
  attempt.log.info('the attempt begins', {
    waitedSeconds,
    confinement: around.host.confinement.level,
    kind: request.kind,
  });
  const begins: JobEvent = { type: 'started', at: about.startedAt, attempt: start.attempt, worker: start.worker };
  const told = await tell(attempt, begins);
  const standing = await decidedMeanwhile(job, told?.record);
  if (standing !== undefined) return await yieldTo(attempt, standing);
  return attempt;
}

/** Nobody else says why the job begins anew: the worker that had it was killed, frozen or cut off. */
function tellLost({ survey, log }: Attempt): void {
  const before = survey.attempts.at(-1);
  if (before === undefined || before.isEnded) return;
  log.warn(`attempt ${before.attempt} did not end: nothing is heard of its worker`);
}

/** The record may know already what was decided after the survey. */
async function decidedMeanwhile(
  { around, claim }: ClaimedJob,
  record: JobRecord | undefined,
): Promise<JobResult | undefined> {
  if (record === undefined || record.round !== claim.round || !isTerminal(record.state)) return undefined;
  return await around.ledger.readResult(claim.id, claim.round);
}
