import type { CompletedResult, ReplayVerdict } from '../../../schemas/generated/job.ts';
import type { MasterReport } from '../../engine/master/report.ts';
import { asFailure } from '../../failure/failure.ts';
import { masterUri } from '../../ledger/master-uri.ts';
import type { Attempt } from '../attempt.ts';
import type { Rooms } from '../rooms.ts';
import type { Made, MadeMaster } from '../run-engine.ts';
import { compareFigures, type Figures } from './compare-figures.ts';
import { decodedDigest } from './decoded-digest.ts';
import { type Recall, wordRecall } from './recall.ts';

/**
 * Holds what a replay made against what the first job made: the same bytes, the same samples, the same loudness, or none of these.
 *
 * @param recalled what it took from the first job
 * @returns undefined for a job that is no replay
 * @throws LatheFailure `storage/*`, `ffmpeg/*`, `job/cancelled`
 */
export async function judgeReplay(
  attempt: Attempt,
  rooms: Rooms,
  made: Made,
  recalled: Recall | undefined,
): Promise<ReplayVerdict | undefined> {
  if (recalled === undefined || made.kind !== 'master') return undefined;
  const { of, first } = recalled;
  const isComparable = first?.output !== undefined && isReport(first.report);
  const { verdict, details }: Judgement = isComparable
    ? await compare(attempt, rooms, made, first as Comparable)
    : { verdict: 'different', details: ['the first job has no master to compare with'] };
  const told = [...details, wordRecall(recalled, made.report.measurements)];
  attempt.log.info(`the replay is ${verdict.replace('_', ' ')}`, { verdict, details: told });
  return { of, verdict, details: told };
}

type Comparable = CompletedResult & Required<Pick<CompletedResult, 'output'>> & { readonly report: Figures };
type Judgement = Pick<ReplayVerdict, 'verdict' | 'details'>;

async function compare(attempt: Attempt, rooms: Rooms, made: MadeMaster, first: Comparable): Promise<Judgement> {
  const { isEqual, details } = compareFigures(first.report, made.report);
  if (first.output.sha256 === made.report.output.sha256) return { verdict: 'bit_exact', details: [...details] };
  const samples = await compareSamples(attempt, rooms, made, first);
  if (samples === 'equal')
    return { verdict: 'pcm_exact', details: ['the files differ, and decode to the same samples', ...details] };
  return { verdict: isEqual ? 'loudness_equal' : 'different', details: [samples, ...details] };
}

/** @returns `equal`, or what is to be said about the samples */
async function compareSamples(
  attempt: Attempt,
  rooms: Rooms,
  { path, extension }: MadeMaster,
  result: Comparable,
): Promise<string> {
  const { around, claim } = attempt;
  const first = rooms.inputs.path(`first.${extension}`);
  try {
    const { sha256 } = result.output;
    await around.storage.getFile(masterUri(around.ledger.keys, result), first, { sha256, signal: claim.signal });
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    if (code !== 'storage/not_found' && code !== 'storage/corrupt') throw thrown;
    return `the first master cannot be compared sample by sample: ${message}`;
  }
  const ours = await decodedDigest(attempt, rooms.work, path, 'replay');
  return ours === (await decodedDigest(attempt, rooms.work, first, 'first')) ? 'equal' : 'the samples differ';
}

/** As the result of a job holds it: the engine's report of a master. */
function isReport(report: object | undefined): report is Figures & Pick<MasterReport, 'output'> {
  return report !== undefined && 'output' in report && 'ffmpeg' in report && 'inputs' in report;
}
