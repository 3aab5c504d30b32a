import type { Comparability } from '../../../golden/compare/comparison.ts';
import { isAlike } from '../../../golden/compare/run.ts';
import type { ComparisonRun } from './comparison-run.ts';

const verdicts: readonly Comparability[] = ['same', 'within', 'beyond', 'neither'];

/** A comparison for machines: the builds, how each tier went, and every comparison with the figures of both. */
export function describeComparison({ report, seconds }: ComparisonRun): Readonly<Record<string, unknown>> {
  const { builds, tiers, comparisons } = report;
  return {
    same: isAlike(report),
    seconds: Math.round(seconds * 10) / 10,
    builds: builds.map(({ host, version, probeVersion, fingerprint }) => ({
      ffmpeg: host.ffmpegPath,
      version,
      ffprobe: host.ffprobePath,
      ffprobeVersion: probeVersion,
      fingerprint,
    })),
    tiers: tiers.map((name) => {
      const own = comparisons.filter(({ tier }) => tier === name);
      const counts = verdicts.map((verdict) => [verdict, own.filter((each) => each.verdict === verdict).length]);
      const cached = own.filter(({ isCached }) => isCached).length;
      return { name, comparisons: own.length, ...Object.fromEntries(counts), cached };
    }),
    comparisons,
  };
}
