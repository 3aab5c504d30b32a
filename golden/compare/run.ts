import { failure } from '../../runtime/failure/failure.ts';
import { blocksOf } from '../blocks/block.ts';
import { inParallel } from '../harness/in-parallel.ts';
import type { OpenedProject } from '../harness/project.ts';
import type { RunProgress } from '../harness/run.ts';
import type { GoldenCase, Surroundings } from '../harness/tier.ts';
import type { Build, Pair } from './build.ts';
import { openAccepted } from './compare-accepted.ts';
import { compareLoudness, compareSamples } from './compare-blocks.ts';
import type { ComparedTier, Comparison } from './comparison.ts';
import { openPairRunner } from './pair-runner.ts';

/** What two builds can be compared by, cheapest first. What the compiler makes of a case does not depend on FFmpeg. */
export const comparedTiers: readonly ComparedTier[] = ['accepted', 'loudness', 'samples'];

/** What is to be compared. */
export interface ComparisonRequest {
  readonly project: OpenedProject;
  readonly cases: readonly GoldenCase[];
  readonly builds: Pair<Build>;
  readonly tiers: readonly ComparedTier[];
  readonly surroundings: Omit<Surroundings, 'project'>;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** How two builds compare. */
export interface ComparisonReport {
  readonly builds: Pair<Build>;
  readonly tiers: readonly ComparedTier[];
  /** Tier by tier, and in the order of the cases. */
  readonly comparisons: readonly Comparison[];
}

/** Runs the cases on two builds. Nothing is written but caches. @throws LatheFailure `job/cancelled`, `ffmpeg/*` */
export async function compareBuilds(request: ComparisonRequest): Promise<ComparisonReport> {
  const { builds, tiers } = request;
  const comparers = await openComparers(request);
  const comparisons: Comparison[] = [];
  for (const tier of tiers) comparisons.push(...(await runTier(tier, comparers[tier], request)));
  return { builds, tiers, comparisons };
}

/** Whether the second build does all that the first one does, within the tolerances. */
export function isAlike({ comparisons }: ComparisonReport): boolean {
  return comparisons.every(({ verdict }) => verdict !== 'beyond');
}

type Comparer = (of: GoldenCase) => Promise<readonly Comparison[]>;

async function openComparers(request: ComparisonRequest): Promise<Readonly<Record<ComparedTier, Comparer>>> {
  const { project, builds, tiers } = request;
  const [first, second] = builds;
  // Builds that call themselves the same share a place in the cache: what one made would stand for the other.
  const useCache = request.surroundings.useCache && first.fingerprint !== second.fingerprint;
  const surroundings = { ...request.surroundings, useCache };
  const accepted = await openAccepted(builds, surroundings);
  const pairs = openPairRunner({ ...surroundings, builds, wantsSamples: tiers.includes('samples') });
  const blocks =
    <Result>(compare: (name: string, ...args: BlockArguments) => Result) =>
    (of: GoldenCase) =>
      Promise.all(blocksOf(of, project).map(async (block) => compare(of.name, block, await pairs.run(block))));
  return {
    accepted: (of) => accepted(of, project),
    loudness: blocks(compareLoudness),
    samples: blocks(compareSamples),
  };
}

type BlockArguments = [block: Parameters<typeof compareLoudness>[1], pair: Parameters<typeof compareLoudness>[2]];

async function runTier(
  tier: ComparedTier,
  compare: Comparer,
  { cases, surroundings, onProgress = () => undefined }: ComparisonRequest,
): Promise<readonly Comparison[]> {
  const done = new Map<string, readonly Comparison[]>();
  const tell = (isOver: boolean): void => {
    const failed = [...done.values()].filter((found) => found.some(({ verdict }) => verdict === 'beyond')).length;
    onProgress({ tier, done: done.size, total: cases.length, failed, isOver });
  };
  tell(false);
  const work = async (of: GoldenCase) => ({ name: of.name, found: await compare(of) });
  for await (const { name, found } of inParallel(cases, surroundings.parallel, work)) {
    if (surroundings.signal.aborted) throw failure('job/cancelled', { reason: 'interrupted' });
    done.set(name, found);
    tell(false);
  }
  tell(true);
  return cases.flatMap(({ name }) => done.get(name) ?? []);
}
