import { counted } from '../../../compiler/print/wording.ts';
import type { Build } from '../../../golden/compare/build.ts';
import { type ComparisonReport, isAlike } from '../../../golden/compare/run.ts';
import type { Colours } from '../../terminal/colours.ts';
import type { ComparisonRun, ComparisonStyle } from './comparison-run.ts';
import { renderDetails } from './details.ts';
import { renderAccepted, renderLoudness, renderSamples } from './summary.ts';

/** A comparison for people: the builds, what differs case by case, a table for each tier, the verdict. */
export function renderComparison({ report, seconds }: ComparisonRun, style: ComparisonStyle): string {
  const { colours } = style;
  const { comparisons, tiers } = report;
  const tables = {
    accepted: renderAccepted,
    loudness: renderLoudness,
    samples: renderSamples,
  } as const;
  const sections = [
    buildLines(report, colours).join('\n'),
    ...renderDetails(comparisons, style),
    ...tiers.map((tier) => tables[tier](comparisons, colours).join('\n')),
    verdictLine(report, seconds, colours),
  ];
  return sections.join('\n\n');
}

function buildLines({ builds }: ComparisonReport, { bold, dim, yellow }: Colours): readonly string[] {
  const [a, b] = builds;
  const width = Math.max(a.version.length, b.version.length);
  const line = (letter: string, { version, host }: Build): string =>
    `${bold(letter)}  FFmpeg ${version.padEnd(width)}  ${host.ffmpegPath}`;
  const same = 'they call themselves the same build: nothing is taken from the cache';
  const notes = builds.flatMap(({ version, probeVersion, host }) =>
    version === probeVersion
      ? []
      : [`${host.ffprobePath} is of another version, ${probeVersion}: it reads the files of ${version}`],
  );
  return [
    line('A', a),
    line('B', b),
    dim('   both are given the same sounds, which A makes'),
    ...(a.fingerprint === b.fingerprint ? [dim(`   ${same}`)] : []),
    ...notes.map((note) => yellow(`   ${note}`)),
  ];
}

function verdictLine(report: ComparisonReport, seconds: number, { green, red }: Colours): string {
  const { comparisons } = report;
  const beyond = comparisons.filter(({ verdict }) => verdict === 'beyond');
  const cached = comparisons.filter(({ isCached }) => isCached).length;
  const known = cached === 0 ? '' : `; ${counted(cached, 'answer')} from the cache`;
  const how = `(${counted(comparisons.length, 'comparison')}${known}) in ${seconds.toFixed(1)} s`;
  if (isAlike(report)) return `${green('✔ B does as A does: nothing differs beyond its tolerance')} ${how}`;
  const tiers = report.tiers.flatMap((tier) => {
    const count = beyond.filter((each) => each.tier === tier).length;
    return count === 0 ? [] : [`${count} in ${tier}`];
  });
  return `${red(`✘ B does not do as A does: ${tiers.join(', ')} beyond tolerance`)} ${how}`;
}
