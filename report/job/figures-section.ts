import type { MasterReport } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import { html, type Markup } from '../page/html.ts';
import { scrolling } from '../page/scroll.ts';
import { durationText, formatText, minus, signed } from '../text/figures.ts';
import { filesOf, type JobFile } from './files.ts';

interface Row {
  readonly name: string;
  readonly unit: string;
  readonly read: (loudness: LoudnessReport) => number | null;
  /** The same of each channel. */
  readonly channels?: (loudness: LoudnessReport) => readonly (number | null)[];
}

const rangeName = 'loudness range';

const rows: readonly Row[] = [
  { name: 'integrated loudness', unit: 'LUFS', read: ({ integratedLufs }) => integratedLufs },
  { name: rangeName, unit: 'LU', read: ({ rangeLu }) => rangeLu },
  { name: 'max momentary', unit: 'LUFS', read: ({ maxMomentaryLufs }) => maxMomentaryLufs },
  { name: 'max short-term', unit: 'LUFS', read: ({ maxShortTermLufs }) => maxShortTermLufs },
  {
    name: 'true peak',
    unit: 'dBTP',
    read: ({ truePeakDbtp }) => truePeakDbtp,
    channels: ({ truePeakPerChannelDbtp }) => truePeakPerChannelDbtp,
  },
  {
    name: 'sample peak',
    unit: 'dBFS',
    read: ({ samplePeakDbfs }) => samplePeakDbfs,
    channels: ({ samplePeakPerChannelDbfs }) => samplePeakPerChannelDbfs,
  },
  { name: 'peak to loudness', unit: 'LU', read: ({ peakToLoudnessLu }) => peakToLoudnessLu },
];

/** All figures, before and after. */
export function figuresSection(report: MasterReport): Markup {
  const { before, after } = filesOf(report);
  const files = [...before, after];
  const [only, ...others] = before;
  const compared = others.length === 0 ? only : undefined;
  const head = [...files.map(({ name }) => name), ...(compared === undefined ? [] : ['change'])];
  const table = html`<table>
<thead><tr><td></td>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => figureRow(row, before, after, compared))}
${textRow('duration', files, ({ file }) => durationText(file.durationSeconds), compared !== undefined)}
${textRow('format', files, ({ file }) => formatText(file), compared !== undefined)}
</tbody>
</table>`;
  return html`<section aria-labelledby="figures">
<h2 id="figures">Figures</h2>
${scrolling('table of figures', table)}
${notes(files)}
</section>`;
}

function figureRow(row: Row, before: readonly JobFile[], after: JobFile, compared: JobFile | undefined): Markup {
  const mark = row.name === rangeName && [...before, after].some(isUnstable) ? ' *' : '';
  return html`<tr><th scope="row">${row.name}${mark} <small>${row.unit}</small></th>
${before.map((file) => html`<td>${cell(row, file)}</td>`)}
<td class="output">${cell(row, after)}</td>${compared === undefined ? [] : [change(row, compared, after)]}</tr>`;
}

function cell({ read, channels }: Row, { file }: JobFile): Markup {
  const each = channels?.(file.loudness) ?? [];
  const beside = each.length < 2 ? [] : [html`<small>${each.map(decimal).join(' · ')}</small>`];
  return html`${decimal(read(file.loudness))}${beside}`;
}

function change({ read }: Row, before: JobFile, after: JobFile): Markup {
  const [from, to] = [read(before.file.loudness), read(after.file.loudness)];
  const text = from === null || to === null ? '' : minus(signed(Math.round((to - from) * 10) / 10).slice(0, -1));
  return html`<td class="faint">${text}</td>`;
}

function textRow(name: string, files: readonly JobFile[], read: (file: JobFile) => string, hasChange: boolean): Markup {
  const cells = files.map((file) => html`<td>${read(file)}</td>`);
  return html`<tr><th scope="row">${name}</th>${cells}${hasChange ? [html`<td></td>`] : []}</tr>`;
}

function decimal(value: number | null): string {
  return value === null ? '–' : minus(value.toFixed(1));
}

function isUnstable({ file: { loudness } }: JobFile): boolean {
  return !loudness.rangeIsStable && loudness.rangeLu !== null;
}

/** What has to be known to read the figures. */
function notes(files: readonly JobFile[]): readonly Markup[] {
  const texts = [
    ...(files.some(isUnstable) ? ['* unstable: a loudness range needs a minute of programme (EBU Tech 3342)'] : []),
    ...(files.some(({ file }) => file.loudness.monoPolicy === 'dual mono')
      ? ['One channel is measured as dual mono, since it plays on two loudspeakers.']
      : []),
    ...(files.some(({ file }) => file.channels > 1) ? ['Small: the peaks of each channel.'] : []),
  ];
  return texts.map((text) => html`<p class="faint small">${text}</p>`);
}
