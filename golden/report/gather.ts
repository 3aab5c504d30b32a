import { basename } from 'node:path';
import type { CaseReport, GoldenReport, ProblemReport } from '../../report/golden/golden-report.ts';
import { failure } from '../../runtime/failure/failure.ts';
import { type Block, blocksOf } from '../blocks/block.ts';
import type { BlockOutcome } from '../blocks/measurement.ts';
import { runnerFor } from '../blocks/runner.ts';
import { loudnessTier, samplesTier } from '../blocks/tiers.ts';
import { inParallel } from '../harness/in-parallel.ts';
import type { RunProgress, RunReport } from '../harness/run.ts';
import { type FailedCase, failedCases } from '../harness/summary.ts';
import type { GoldenCase, Surroundings } from '../harness/tier.ts';
import { adviceText, titleOf } from '../harness/wording.ts';
import { openRecorder, type Recorder } from '../recording/recorder.ts';
import { graphsOf } from './graphs.ts';
import { loudnessFile, type TestedBlock, testReport } from './tests.ts';

/** A run that a page is wanted of. */
export interface GatherRequest {
  readonly run: RunReport;
  readonly surroundings: Surroundings;
  /** The project, as it was named. */
  readonly folder: string;
  /** Seconds of each sound that can be listened to; 0 for none. */
  readonly clipSeconds: number;
  readonly onProgress?: (progress: RunProgress) => void;
}

/**
 * Gathers all that the page of a golden run shows: the problems that it found, the graphs of its presets, and what can be
 * seen and heard of their tests.
 *
 * @throws LatheFailure `job/cancelled`, `ffmpeg/*`
 */
export async function gatherReport(request: GatherRequest): Promise<GoldenReport> {
  const { run, surroundings } = request;
  const failed = new Map(failedCases(run).map((each) => [each.name, each]));
  const cases = await gatherCases(request, failed);
  const known = new Set(run.cases.map(({ name }) => name));
  const strays = [...failed.values()].filter(({ name }) => !known.has(name));
  return {
    project: basename(surroundings.project.folder),
    ...ffmpegOf(cases),
    tiers: run.tiers.map((name) => {
      const own = run.results.filter(({ tier }) => tier === name);
      return { name, cases: own.length, differing: own.filter(({ problems }) => problems.length > 0).length };
    }),
    problems: run.problems,
    checked: run.cases.length,
    cases: [...cases.map(({ report }) => report), ...strays.map((stray) => strayReport(stray, request))],
  };
}

interface Gathered {
  readonly of: GoldenCase;
  readonly report: CaseReport;
  readonly outcomes: readonly BlockOutcome[];
}

async function gatherCases(
  { run, surroundings, folder, clipSeconds, onProgress = () => undefined }: GatherRequest,
  failed: ReadonlyMap<string, FailedCase>,
): Promise<readonly Gathered[]> {
  const { cases } = run;
  const isHeard = run.tiers.some((name) => name === loudnessTier.name || name === samplesTier.name);
  const recorder = openRecorder(surroundings, clipSeconds);
  const gathered: Gathered[] = [];
  const tell = (isOver: boolean): void =>
    onProgress({ tier: 'report', done: gathered.length, total: cases.length, failed: 0, isOver });
  tell(false);
  for await (const each of inParallel(cases, cases.length, async (of): Promise<Gathered> => {
    const blocks = isHeard && !of.isInvalid ? blocksOf(of, surroundings.project) : [];
    const tested = await Promise.all(blocks.map((block) => testBlock(block, surroundings, recorder)));
    const outcomes = tested.map(({ outcome }) => outcome);
    return { of, outcomes, report: caseReport(of, { run, surroundings, folder, tested, failed: failed.get(of.name) }) };
  })) {
    if (surroundings.signal.aborted) throw failure('job/cancelled', { reason: 'interrupted' });
    gathered.push(each);
    tell(false);
  }
  tell(true);
  return cases.flatMap((of) => gathered.find((each) => each.of === of) ?? []);
}

/** The runner has executed it before, and knows how it went. */
async function testBlock(block: Block, surroundings: Surroundings, recorder: Recorder): Promise<TestedBlock> {
  const outcome = await runnerFor(surroundings).run(block);
  return outcome.kind === 'failed' ? { block, outcome } : { block, outcome, sounds: await recorder.record(block) };
}

interface CaseParts extends Pick<GatherRequest, 'run' | 'surroundings' | 'folder'> {
  readonly tested: readonly TestedBlock[];
  /** Absent where the case is as it was. */
  readonly failed: FailedCase | undefined;
}

function caseReport(of: GoldenCase, { run, surroundings, folder, tested, failed }: CaseParts): CaseReport {
  const { project } = surroundings;
  const { presets, profiles } = project.compile(of);
  const [first] = [...presets, ...profiles];
  const isOther = (file: string): boolean =>
    failed?.problems.some((problem) => problem.kind === 'differs' && problem.file === file) === true;
  return {
    name: of.name,
    doc: first?.declaration.doc.split('\n')[0] ?? '',
    ...troubles(failed, folder),
    tests: tested.map((each) => testReport(of, each, isOther(loudnessFile(each.block)))),
    graphs: graphsOf(of, project, isOther('artifact.json')),
    texts: textsIn(run, of),
  };
}

function troubles(failed: FailedCase | undefined, folder: string): Pick<CaseReport, 'outcome' | 'problems' | 'advice'> {
  if (failed === undefined) return { outcome: 'same', problems: [], advice: '' };
  return {
    outcome: failed.isAcceptable ? 'differs' : 'fails',
    problems: failed.problems.map(problemReport),
    advice: adviceText(failed, folder),
  };
}

function problemReport(problem: FailedCase['problems'][number]): ProblemReport {
  const { tier, kind, lines, follows } = problem;
  const aside = kind === 'missing' ? { aside: 'missing' as const } : follows ? { aside: 'follows' as const } : {};
  return { tier, title: titleOf(problem), lines, isFinding: kind === 'finding', ...aside };
}

/** Files that are kept of a case that is no more. */
function strayReport(stray: FailedCase, { folder }: GatherRequest): CaseReport {
  return { name: stray.name, doc: '', ...troubles(stray, folder), tests: [], graphs: [], texts: [] };
}

const shownTexts = [
  ['diagnostics.txt', 'Findings'],
  ['explain.txt', 'In words'],
] as const;

/** What the compiler says of a case, as the run produced it. */
function textsIn({ results }: RunReport, of: GoldenCase): CaseReport['texts'] {
  const own = results.filter(({ outcome }) => outcome.case === of);
  return shownTexts.flatMap(([file, title]) => {
    const text = own.map(({ outcome }) => outcome.produced.get(file)).find((found) => found !== undefined);
    return text === undefined ? [] : [[title, text.trimEnd()] as const];
  });
}

function ffmpegOf(cases: readonly Gathered[]): Pick<GoldenReport, 'ffmpeg'> {
  const outcomes = cases.flatMap((each) => each.outcomes);
  const measured = outcomes.find((outcome) => outcome.kind === 'measured');
  return measured === undefined ? {} : { ffmpeg: measured.measurement.ffmpeg.version };
}
