import type { Block } from '../blocks/block.ts';
import type { BlockFailure, BlockMeasurement, BlockOutcome } from '../blocks/measurement.ts';
import { judge } from '../expectations/judge.ts';
import type { Pair } from './build.ts';
import { compareFigures } from './compare-figures.ts';
import type { Comparability, ExpectationComparison, LoudnessComparison, SamplesComparison } from './comparison.ts';
import type { BlockPair } from './pair-runner.ts';
import { sampleTolerance } from './sample-tolerance.ts';

/** How the masters of a test block sound: figure by figure, and whether each is what the test expects. */
export function compareLoudness(name: string, block: Block, { outcomes }: BlockPair): LoudnessComparison {
  const shared = { tier: 'loudness', ...headOf(name, block, outcomes), figures: [], expectations: [] } as const;
  const both = measurementsOf(outcomes);
  if (both === undefined) return { ...shared, verdict: verdictWithout(outcomes) };
  const figures = compareFigures(both);
  const expectations = compareExpectations(block, both);
  const turned = expectations.some(({ passed: [a, b] }) => a !== b);
  const verdicts = new Set(figures.map(({ verdict }) => verdict));
  const verdict = turned || verdicts.has('beyond') ? 'beyond' : verdicts.has('within') ? 'within' : 'same';
  return { ...shared, figures, expectations, verdict };
}

/** The samples of the masters: how many frames first, then whether they are the same ones, then how far they are apart. */
export function compareSamples(name: string, block: Block, { outcomes, difference }: BlockPair): SamplesComparison {
  const { frameSize, codec } = block.profile.artifact;
  const shared = { tier: 'samples', codec, ...headOf(name, block, outcomes) } as const;
  const both = measurementsOf(outcomes);
  if (both === undefined) return { ...shared, verdict: verdictWithout(outcomes) };
  const [a, b] = [both[0].output.samples, both[1].output.samples];
  const samples = {
    frames: [a.frames, b.frames],
    allowedFrames: frameSize === 1 ? 0 : frameSize,
    sha256: [a.sha256, b.sha256],
    toleranceDbfs: sampleTolerance(block),
    ...(difference === undefined ? {} : { difference }),
  } as const;
  return { ...shared, samples, verdict: verdictOf(samples) };
}

function verdictOf({
  frames,
  allowedFrames,
  sha256,
  difference,
  toleranceDbfs,
}: NonNullable<SamplesComparison['samples']>): Comparability {
  if (Math.abs(frames[1] - frames[0]) > allowedFrames) return 'beyond';
  if (sha256[0] === sha256[1]) return 'same';
  if (difference === undefined) return 'beyond'; // another rate, or other channels
  return (difference.maxDbfs ?? Number.NEGATIVE_INFINITY) <= toleranceDbfs ? 'within' : 'beyond';
}

function headOf(name: string, { test, preset, profile }: Block, outcomes: Pair<BlockOutcome>) {
  return {
    case: name,
    what: test.title,
    preset: preset.label,
    profile: profile.label,
    failures: [failureOf(outcomes[0]), failureOf(outcomes[1])],
    isCached: outcomes.every((outcome) => outcome.kind === 'measured' && outcome.isCached),
  } as const;
}

function measurementsOf([a, b]: Pair<BlockOutcome>): Pair<BlockMeasurement> | undefined {
  return a.kind === 'measured' && b.kind === 'measured' ? [a.measurement, b.measurement] : undefined;
}

function failureOf(outcome: BlockOutcome): string | undefined {
  return outcome.kind === 'failed' ? failureText(outcome.failure) : undefined;
}

function failureText({ code, message }: BlockFailure): string {
  return code === undefined ? message : `${code}: ${message}`;
}

/** Where no master is made by either build for one kind of reason, an upgrade changes nothing. */
function verdictWithout([a, b]: Pair<BlockOutcome>): Comparability {
  if (a.kind === 'measured' || b.kind === 'measured') return 'beyond';
  const [one, other] = [a.failure, b.failure];
  const isAlike = one.code === undefined ? one.message === other.message : one.code === other.code;
  return isAlike ? 'neither' : 'beyond';
}

function compareExpectations(block: Block, [a, b]: Pair<BlockMeasurement>): readonly ExpectationComparison[] {
  const second = judge(block, b);
  return judge(block, a).flatMap((one, index): readonly ExpectationComparison[] => {
    const other = second[index];
    if (other === undefined) return [];
    const { text, line } = one;
    return [{ text, line, passed: [one.passed, other.passed], measured: [one.measured, other.measured] }];
  });
}
