import type { CompletedResult } from '../../../schemas/generated/job.ts';
import type { MeasuredPass, Recorded } from '../../engine/master/recorded.ts';
import { recordedIn, type WrittenReport } from '../../engine/master/recorded-in.ts';
import { asFailure } from '../../failure/failure.ts';
import { isJobId, type JobId } from '../../jobs/job-id.ts';
import type { Attempt } from '../attempt.ts';

/** What a replay takes from the first job. */
export interface Recall {
  readonly of: JobId;
  /** How that one ended; undefined where it did not complete. */
  readonly first: CompletedResult | undefined;
  /** What it measured, or in words why nothing of it is taken. */
  readonly found: Recorded | string;
}

/**
 * Looks up how the first job ended, and what it measured unless the replay is to measure anew.
 *
 * @returns undefined for a job that is no replay, and for plans, which measure always
 * @throws LatheFailure `storage/*` where it cannot be told, `job/cancelled`
 */
export async function recall(attempt: Attempt): Promise<Recall | undefined> {
  const { request, log } = attempt;
  const { replayOf: of } = request;
  if (of === undefined || !isJobId(of) || request.kind !== 'master') return undefined;
  const first = await firstResult(attempt, of);
  const found = request.measure === 'anew' ? 'as asked' : await recordedBy(attempt, of, first);
  if (typeof found === 'string') log.info('everything is measured anew', { of, why: found });
  else log.info('the measurements are taken from the first job', { of, passes: found.passes.length });
  return { of, first, found };
}

/** In words, where the measurements of a replay come from. */
export function wordRecall({ of, found }: Recall, passes: readonly MeasuredPass[]): string {
  if (typeof found === 'string') return `measured anew: ${found}`;
  const anew = passes.filter(({ isTaken }) => !isTaken).map(({ detail }) => detail);
  if (anew.length === 0) return `measurements taken from job ${of}`;
  if (anew.length === passes.length) return `measured anew: job ${of} measured with other commands`;
  return `measurements taken from job ${of}, and made anew where it holds none: ${anew.join('; ')}`;
}

async function firstResult({ around, claim }: Attempt, of: JobId): Promise<CompletedResult | undefined> {
  const { signal } = claim;
  const { round } = await around.ledger.survey(of, { signal });
  const result = await around.ledger.readResult(of, round, { signal });
  return result?.state === 'COMPLETED' ? result : undefined;
}

async function recordedBy(attempt: Attempt, of: JobId, first: CompletedResult | undefined): Promise<Recorded | string> {
  if (first?.report === undefined) return `job ${of} made no master`;
  const report = await readReport(attempt, of, first);
  if (typeof report === 'string') return report;
  const isOther = ([name, { sha256 }]: readonly [string, { sha256: string }]) => report.inputs[name]?.sha256 !== sha256;
  if (Object.entries(attempt.notes.inputs).some(isOther)) return `job ${of} read other bytes`;
  return recordedIn(report) ?? `job ${of} keeps none`;
}

/** The readings over time of ten hours take 5 MB, of every input and of the master. */
const MOST_BYTES = 128 * 2 ** 20;

/** The whole report of the attempt that was the first job's last. */
async function readReport(
  { around, claim }: Attempt,
  of: JobId,
  { attempt }: CompletedResult,
): Promise<WrittenReport | string> {
  const uri = around.ledger.keys.attempt(of, attempt, 'report.json');
  try {
    const { content } = await around.storage.getBytes(uri, { maxBytes: MOST_BYTES, signal: claim.signal });
    return JSON.parse(content.toString('utf8')) as WrittenReport; // as a worker wrote it
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return `the report of job ${of} is damaged`;
    const { code, message } = asFailure(thrown);
    if (code !== 'storage/not_found' && code !== 'storage/corrupt' && code !== 'storage/too_large') throw thrown;
    return `the report of job ${of} cannot be read: ${message}`;
  }
}
