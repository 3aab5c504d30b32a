import { durationText, figure, formatText } from '../../report/text/figures.ts';
import type { ChannelReport, FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';
import { figureColumns } from '../run/figure-columns.ts';
import type { Colours } from '../terminal/colours.ts';
import { notesOn } from './notes.ts';
import { shortest } from './shortest-path.ts';

/** All figures of one file, one below the other, then those of each channel beside each other. */
export function renderMeasurement(measurement: FileMeasurement, colours: Colours): string {
  const { bold, dim } = colours;
  const { durationSeconds } = measurement;
  const [head = '', ...channels] = figureColumns(channelRows(measurement.perChannel));
  const notes = notesOn([measurement]).map((note) => dim(note));
  return [
    `${bold(shortest(measurement.path))}  ${formatText(measurement)}, ${durationText(durationSeconds)}`,
    '',
    ...figureLines(measurement),
    '',
    bold(head),
    ...channels,
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ]
    .map((line) => ` ${line}`.trimEnd())
    .join('\n');
}

function figureLines({ loudness, levels }: FileMeasurement): readonly string[] {
  const { rangeLufs, rangeIsStable, truePeakAtSeconds } = loudness;
  const range = rangeLufs === null ? '' : `${rangeLufs.low.toFixed(1)} to ${rangeLufs.high.toFixed(1)} LUFS`;
  const isUnstable = !rangeIsStable && loudness.rangeLu !== null;
  const table = [
    ['integrated loudness', figure(loudness.integratedLufs, 'LUFS'), ''],
    [isUnstable ? 'loudness range *' : 'loudness range', figure(loudness.rangeLu, 'LU  '), range],
    ['max momentary', figure(loudness.maxMomentaryLufs, 'LUFS'), ''],
    ['max short-term', figure(loudness.maxShortTermLufs, 'LUFS'), ''],
    ['true peak', figure(loudness.truePeakDbtp, 'dBTP'), peakTime(truePeakAtSeconds)],
    ['sample peak', figure(loudness.samplePeakDbfs, 'dBFS'), ''],
    ['peak to loudness', figure(loudness.peakToLoudnessLu, 'LU  '), ''],
    ['rms', figure(levels.rmsDbfs, 'dBFS'), ''],
    ['noise floor', figure(levels.noiseFloorDbfs, 'dBFS'), 'the quietest half second'],
  ];
  const figures = figureColumns(table.map(([name = '', value = '']) => [name, value]));
  return figures.map((line, row) => `${line}   ${table[row]?.[2] ?? ''}`);
}

/** Known to the 100 ms that end then. */
function peakTime(seconds: number | null): string {
  return seconds === null ? '' : `at ${durationText(seconds).slice(0, -2)}`;
}

type Row = readonly [name: string, read: (channel: ChannelReport) => string];

const rows: readonly Row[] = [
  ['true peak', ({ truePeakDbtp }) => figure(truePeakDbtp, 'dBTP')],
  ['sample peak', ({ samplePeakDbfs }) => figure(samplePeakDbfs, 'dBFS')],
  ['rms', ({ rmsDbfs }) => figure(rmsDbfs, 'dBFS')],
  ['DC offset', ({ dcOffset }) => (dcOffset === null ? '-' : `${(dcOffset * 100).toFixed(2)} %   `)],
];

function channelRows(channels: readonly ChannelReport[]): readonly (readonly string[])[] {
  const names = ['channel', ...channels.map(({ name }) => `${name}     `)];
  return [names, ...rows.map(([name, read]) => [name, ...channels.map(read)])];
}
