import type { Build, Pair } from '../../golden/compare/build.ts';
import { compareBuilds, comparedTiers, isAlike } from '../../golden/compare/run.ts';
import { usage } from '../failure/usage-failure.ts';
import { writeWhole } from '../library/write-file.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';
import type { ComparisonRun } from './compare/comparison-run.ts';
import { renderComparison } from './compare/render.ts';
import { openBuild } from './open-build.ts';
import { openCases } from './open-cases.ts';
import type { CompareOptions } from './options.ts';
import { tiersNamed } from './tiers-named.ts';
import { watched } from './watched.ts';

/** Compares two builds, tells what differs, and sets the exit code: 2 where anything does beyond its tolerance. */
export async function runCompare(filter: string | undefined, options: CompareOptions): Promise<void> {
  const run = await compare(filter, options);
  if (options.junit !== undefined) {
    const { junitOfComparison } = await import('./compare/junit.ts');
    writeWhole(options.junit, junitOfComparison(run));
  }
  if (options.json) {
    const { describeComparison } = await import('./compare/describe.ts');
    printJson(describeComparison(run));
  } else print(renderComparison(run, { isFull: options.full === true, colours: coloursFor(process.stdout) }));
  if (!isAlike(run.report)) process.exitCode = 2;
}

async function compare(filter: string | undefined, options: CompareOptions): Promise<ComparisonRun> {
  const startedAt = performance.now();
  const { project, cases } = openCases(filter, options.dir);
  const tiers = tiersNamed(options.tier, comparedTiers);
  const builds = await openBuilds(options.ffmpeg);
  const report = await watched(tiers, options, (surroundings, onProgress) =>
    compareBuilds({ project, cases, builds, tiers, surroundings, onProgress }),
  );
  if (report.comparisons.length === 0) throw usage('golden/nothing_compared', { filter });
  return { report, seconds: (performance.now() - startedAt) / 1000 };
}

async function openBuilds(named: readonly string[] = []): Promise<Pair<Build>> {
  const [first, second, ...more] = named;
  if (first === undefined || second === undefined || more.length > 0) {
    throw usage('golden/two_ffmpegs', { given: named.length });
  }
  return [await openBuild(first), await openBuild(second)];
}
