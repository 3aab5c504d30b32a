import { basename } from 'node:path';
import type { CaseReport, GoldenReport } from '../../report/golden/golden-report.ts';
import { failure } from '../../runtime/failure/failure.ts';
import { type Block, blocksOf } from '../blocks/block.ts';
import type { BlockOutcome } from '../blocks/measurement.ts';
import { runnerFor } from '../blocks/runner.ts';
import { loudnessTier, samplesTier } from '../blocks/tiers.ts';
import { inParallel } from '../harness/in-parallel.ts';
import type { RunProgress, RunReport } from '../harness/run.ts';
import { type FailedCase, failedCases } from '../harness/summary.ts';
import type { GoldenCase, Surroundings } from '../harness/tier.ts';
import { openRecorder, type Recorder } from '../recording/recorder.ts';
import { caseReport, strayReport } from './case-report.ts';
import type { TestedBlock } from './tests.ts';

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
  const { run, surroundings, folder } = request;
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
    cases: [...cases.map(({ report }) => report), ...strays.map((stray) => strayReport(stray, folder))],
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
  const { project, signal } = surroundings;
  const isHeard = run.tiers.some((name) => name === loudnessTier.name || name === samplesTier.name);
  const recorder = openRecorder(surroundings, clipSeconds);
  const gathered: Gathered[] = [];
  const tell = (isOver: boolean): void =>
    onProgress({ tier: 'report', done: gathered.length, total: cases.length, failed: 0, isOver });
  tell(false);
  for await (const each of inParallel(cases, cases.length, async (of): Promise<Gathered> => {
    const blocks = isHeard && !of.isInvalid ? blocksOf(of, project) : [];
    const tested = await Promise.all(blocks.map((block) => testBlock(block, surroundings, recorder)));
    const report = caseReport(of, { run, project, folder, tested, failed: failed.get(of.name) });
    return { of, report, outcomes: tested.map(({ outcome }) => outcome) };
  })) {
    if (signal.aborted) throw failure('job/cancelled', { reason: 'interrupted' });
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

function ffmpegOf(cases: readonly Gathered[]): Pick<GoldenReport, 'ffmpeg'> {
  const outcomes = cases.flatMap((each) => each.outcomes);
  const measured = outcomes.find((outcome) => outcome.kind === 'measured');
  return measured === undefined ? {} : { ffmpeg: measured.measurement.ffmpeg.version };
}
