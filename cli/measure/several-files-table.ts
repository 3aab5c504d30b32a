import { durationText, figure, formatText } from '../../report/text/figures.ts';
import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';
import { figureColumns } from '../run/figure-columns.ts';
import type { Colours } from '../terminal/colours.ts';
import { notesOn } from './notes.ts';
import { shortest } from './shortest-path.ts';

type Column = readonly [name: string, read: (measurement: FileMeasurement) => string];

const columns: readonly Column[] = [
  ['file', ({ path }) => shortest(path)],
  ['integrated', ({ loudness }) => figure(loudness.integratedLufs, 'LUFS')],
  ['range', ({ loudness }) => rangeText(loudness)],
  ['max momentary', ({ loudness }) => figure(loudness.maxMomentaryLufs, 'LUFS')],
  ['max short-term', ({ loudness }) => figure(loudness.maxShortTermLufs, 'LUFS')],
  ['true peak', ({ loudness }) => figure(loudness.truePeakDbtp, 'dBTP')],
  ['peak to loudness', ({ loudness }) => figure(loudness.peakToLoudnessLu, 'LU')],
  ['duration', ({ durationSeconds }) => durationText(durationSeconds)],
  ['format', formatText],
];

/** The figures of several files, one file a line. */
export function renderMeasurements(measured: readonly FileMeasurement[], { bold, dim }: Colours): string {
  const rows = measured.map((measurement) => columns.map(([, read]) => read(measurement)));
  const [head = '', ...lines] = figureColumns([columns.map(([name]) => name), ...rows]);
  const notes = notesOn(measured).map((note) => dim(note));
  return [bold(head), ...lines, ...(notes.length === 0 ? [] : ['', ...notes])].map((line) => ` ${line}`).join('\n');
}

function rangeText({ rangeLu, rangeIsStable }: FileMeasurement['loudness']): string {
  const mark = rangeIsStable || rangeLu === null ? '' : ' *';
  return `${figure(rangeLu, 'LU')}${mark}`;
}
