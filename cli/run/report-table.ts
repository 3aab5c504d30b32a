import Table from 'cli-table3';
import type { InputReport, LoudnessReport, MasterReport, OutputReport } from '../../runtime/engine/master/report.ts';
import type { Colours } from '../terminal/colours.ts';
import { durationText, figure, formatText, signed } from './figures.ts';

/** The figures before and after, how the gain came about, and whether every promise is kept. */
export function renderReport(report: MasterReport, colours: Colours): string {
  return [
    figuresTable(report, colours),
    '',
    ...treatment(report),
    ...verdicts(report, colours),
    '',
    destination(report, colours),
  ].join('\n');
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

type Row = readonly [name: string, read: (loudness: LoudnessReport) => string];

const rows: readonly Row[] = [
  ['integrated loudness', ({ integratedLufs }) => figure(integratedLufs, 'LUFS')],
  [
    'loudness range',
    ({ rangeLu, rangeIsStable }) => figure(rangeLu, 'LU') + (rangeIsStable || rangeLu === null ? '' : ' *'),
  ],
  ['max momentary', ({ maxMomentaryLufs }) => figure(maxMomentaryLufs, 'LUFS')],
  ['max short-term', ({ maxShortTermLufs }) => figure(maxShortTermLufs, 'LUFS')],
  ['true peak', ({ truePeakDbtp }) => figure(truePeakDbtp, 'dBTP')],
  ['peak to loudness', ({ peakToLoudnessLu }) => figure(peakToLoudnessLu, 'LU')],
];

function figuresTable({ inputs, output }: MasterReport, { bold, dim }: Colours): string {
  const sources = Object.entries(inputs);
  const columns: readonly (InputReport | OutputReport)[] = [...sources.map(([, input]) => input), output];
  const names = sources.length === 1 ? ['before'] : sources.map(([name]) => name);
  const table = new Table({
    head: ['', ...names, sources.length === 1 ? 'after' : 'master'].map((name) => bold(name)),
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 1, 'padding-right': 1 },
    colAligns: ['left', ...columns.map(() => 'right' as const)],
  });
  for (const [name, read] of rows) table.push([dim(name), ...columns.map(({ loudness }) => read(loudness))]);
  table.push([dim('duration'), ...columns.map(({ durationSeconds }) => durationText(durationSeconds))]);
  table.push([dim('format'), ...columns.map(formatText)]);
  const unstable = columns.some(({ loudness }) => !loudness.rangeIsStable && loudness.rangeLu !== null);
  return `${table.toString()}${unstable ? dim('\n * unstable: a loudness range needs a minute of programme') : ''}`;
}

const modes: Readonly<Record<MasterReport['mode'], string>> = {
  untouched: 'no loudness was asked for: no gain',
  linear: 'linear gain',
  limited: 'gain into a true-peak limiter',
  lowered: 'less gain than asked, for the peaks',
};

function treatment({ mode, gainDb, gainReductionDb, corrections }: MasterReport): readonly string[] {
  const gain = gainDb === undefined ? '' : ` of ${signed(gainDb)} dB`;
  const limiting = mode === 'limited' ? `, which takes ${gainReductionDb.toFixed(1)} dB from the highest peak` : '';
  const again =
    corrections === 0 ? '' : `; made again ${corrections === 1 ? 'once' : 'twice'}, since the encoder had moved it`;
  return [` ${modes[mode]}${gain}${limiting}${again}`];
}

function verdicts({ verdicts: list }: MasterReport, { green, red, dim }: Colours): readonly string[] {
  return list.map(({ what, measured, expected, passed }) => {
    const mark = passed ? green('✔ pass') : red('✖ fail');
    return ` ${mark}  ${what}: ${measured} ${dim(`(${expected})`)}`;
  });
}

function destination({ output, wallSeconds }: MasterReport, { bold, dim }: Colours): string {
  return ` ${bold(output.path)} ${dim(`in ${wallSeconds.toFixed(1)} s`)}`;
}
