import { durationText, figure, formatText } from '../../report/text/figures.ts';
import { treatmentText } from '../../report/text/treatment.ts';
import type { InputReport, MasterReport, OutputReport } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import type { Colours } from '../terminal/colours.ts';
import { figureColumns } from './figure-columns.ts';

/** The figures before and after, how the gain came about, and whether every promise is kept. */
export function renderReport(report: MasterReport, colours: Colours): string {
  return [
    figuresTable(report, colours),
    '',
    ` ${treatmentText(report)}`,
    ...Object.entries(report.inputs).flatMap(streamChoice),
    ...verdicts(report, colours),
    '',
    destination(report, colours),
  ].join('\n');
}

const rangeRow = 'loudness range';

type Row = readonly [name: string, read: (loudness: LoudnessReport) => string];

const rows: readonly Row[] = [
  ['integrated loudness', ({ integratedLufs }) => figure(integratedLufs, 'LUFS')],
  [rangeRow, ({ rangeLu }) => figure(rangeLu, 'LU')],
  ['max momentary', ({ maxMomentaryLufs }) => figure(maxMomentaryLufs, 'LUFS')],
  ['max short-term', ({ maxShortTermLufs }) => figure(maxShortTermLufs, 'LUFS')],
  ['true peak', ({ truePeakDbtp }) => figure(truePeakDbtp, 'dBTP')],
  ['peak to loudness', ({ peakToLoudnessLu }) => figure(peakToLoudnessLu, 'LU')],
];

function figuresTable({ inputs, output }: MasterReport, { bold, dim }: Colours): string {
  const sources = Object.entries(inputs);
  const files: readonly (InputReport | OutputReport)[] = [...sources.map(([, input]) => input), output];
  const unstable = files.some(({ loudness }) => !loudness.rangeIsStable && loudness.rangeLu !== null);
  const names = sources.length === 1 ? ['before', 'after'] : [...sources.map(([name]) => name), 'master'];
  const [head = '', ...lines] = figureColumns([
    ['', ...names],
    ...rows.map(([name, read]) => [
      name === rangeRow && unstable ? `${name} *` : name,
      ...files.map(({ loudness }) => read(loudness)),
    ]),
    ['duration', ...files.map(({ durationSeconds }) => durationText(durationSeconds))],
    ['format', ...files.map(formatText)],
  ]);
  const note = unstable ? [dim('* unstable: a loudness range needs a minute of programme (EBU Tech 3342)')] : [];
  return [bold(head), ...lines, ...note].map((line) => ` ${line}`).join('\n');
}

/** Which audio stream of a file with several was used. */
function streamChoice([name, { stream }]: readonly [string, InputReport]): readonly string[] {
  if (stream.of < 2) return [];
  const language = stream.language === undefined ? '' : ` (${stream.language})`;
  return [` ${name}: audio stream ${stream.audioIndex}${language}, counted from 0, of ${stream.of}`];
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
