import { text } from '@observablehq/plot';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import { printable } from '../page/html.ts';
import { minus } from '../text/figures.ts';
import { drawLoudness } from './draw-loudness.ts';
import { type LegendEntry, legend } from './legend.ts';
import { levelsOf } from './levels.ts';
import { dark, light } from './palette.ts';
import { chartStyle } from './style.ts';

/** What a picture of its own says above the chart. */
export interface Heading {
  readonly title: string;
  readonly subtitle: string;
}

const size = { width: 1200, height: 540 };

/** Characters that fit in a line. */
const LONGEST_TITLE = 100;

const style = `
svg { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
.chart .title text { font-size: 17px; font-weight: 600; }
.paper { fill: ${light.paper}; }
@media (prefers-color-scheme: dark) { .paper { fill: ${dark.paper}; } }
${chartStyle}`;

/** The loudness of a programme as an SVG file that needs nothing else. It follows the reader's light or dark page. */
export function drawPicture({ title, subtitle }: Heading, loudness: LoudnessReport): string {
  const name = shortened(printable(title));
  const heading = [
    text([name], { frameAnchor: 'top-left', dy: -92, className: 'title' }),
    text([printable(subtitle)], { frameAnchor: 'top-left', dy: -66 }),
    ...legend(entriesOf(loudness), -36),
  ];
  const label = `The loudness of ${name}`;
  const chart = drawLoudness({ size, label, loudness, levels: levelsOf([loudness]), showsRange: true, heading });
  return `${standalone(chart)}\n`;
}

/** The element as a file: with its namespace, its colours and its paper. */
function standalone(chart: string): string {
  return chart
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace('<style>', () => `<style>${style}`)
    .replace('</style>', '</style><rect class="paper" width="100%" height="100%"/>');
}

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}

function entriesOf(loudness: LoudnessReport): readonly LegendEntry[] {
  const { maxMomentaryLufs, maxShortTermLufs, integratedLufs, rangeLu, rangeIsStable, truePeakDbtp } = loudness;
  const entries: readonly [LegendEntry['sign'], string | undefined][] = [
    ['momentary', `momentary${most(maxMomentaryLufs)}`],
    ['short-term', `short-term${most(maxShortTermLufs)}`],
    ['integrated', integratedLufs === null ? undefined : `integrated ${decimal(integratedLufs)} LUFS`],
    ['range', rangeLu === null ? undefined : `range ${decimal(rangeLu)} LU${rangeIsStable ? '' : ' (unstable)'}`],
    ['peak', truePeakDbtp === null ? undefined : `true peak ${decimal(truePeakDbtp)} dBTP`],
  ];
  return entries.flatMap(([sign, words]) => (words === undefined ? [] : [{ sign, text: words }]));
}

function most(lufs: number | null): string {
  return lufs === null ? '' : `, max ${decimal(lufs)} LUFS`;
}

function decimal(value: number): string {
  return minus(value.toFixed(1));
}
