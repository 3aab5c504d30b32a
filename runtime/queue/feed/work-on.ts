import type { ClaimHandler, Outcome } from '../../jobs/job-feed.ts';
import { observe } from '../../telemetry/observe.ts';
import { plainReason } from '../connection/unavailable.ts';
import { conclude, isConclusion } from './conclude.ts';
import type { Desk, DeskOptions } from './desk.ts';
import { aboutClaim, type BullJob, claimOf, type HeldClaim, holdClaim } from './held-claim.ts';

/** What a handler that throws has made of a job: a bug, and no reason to lose the job over it. */
const AFTER_BUG: Outcome = { kind: 'retry', delayMs: 10_000 };

/** Works on one job, from when BullMQ gave it until BullMQ was told what became of it. */
export async function workOn(
  desk: Desk,
  options: DeskOptions,
  handler: ClaimHandler,
  job: BullJob,
  token: string,
): Promise<null> {
  const { redis, keys, logger } = options;
  const claim = holdClaim(job, token, keys);
  desk.put(claim);
  try {
    const outcome = await handle(desk, options, handler, claim);
    return await conclude(claim, outcome, redis, keys);
  } catch (error) {
    if (isConclusion(error)) throw error;
    logger.warn(
      { ...aboutClaim(claim), reason: plainReason(error) },
      'could not say what became of a job: it comes back',
    );
    return await conclude(claim, { kind: 'abandon' }, redis, keys);
  } finally {
    desk.put(undefined);
  }
}

async function handle(
  desk: Desk,
  { store, side, patiently, logger }: DeskOptions,
  handler: ClaimHandler,
  claim: HeldClaim,
): Promise<Outcome> {
  try {
    // A job that was run before, or that waited for its next attempt, is not what it was when it was made.
    claim.record ??= await patiently(() => store.read(claim.id));
    const given = claimOf(claim);
    if (claim.record?.state === 'CANCELLED') desk.abort('cancelled');
    if (claim.record?.state === 'FAILED') await desk.apply(claim.id, { type: 'due', at: new Date().toISOString() });
    const waited = (Date.now() - given.readyAt.getTime()) / 1000;
    side.add(observe('lathe_queue_wait_seconds', { priority: String(given.priority) }, waited));
    return await handler(given);
  } catch (error) {
    logger.error({ ...aboutClaim(claim), reason: plainReason(error) }, 'the handler of a claim threw');
    return AFTER_BUG;
  }
}
