import { basename, dirname } from 'node:path';
import { figure, signed } from '../../report/text/figures.ts';
import type { AlbumReport } from '../../runtime/engine/album/report.ts';
import type { MasterReport, Verdict } from '../../runtime/engine/master/report.ts';
import { figureColumns } from '../run/figure-columns.ts';
import type { Colours } from '../terminal/colours.ts';

/** A row for each track and one for all of them together, then what is to be said of some. */
export function renderAlbum({ album, tracks }: AlbumReport, colours: Colours): string {
  const { bold, dim } = colours;
  const together = [
    'together',
    figure(album.beforeLufs, 'LUFS'),
    figure(album.afterLufs, 'LUFS'),
    '',
    `${signed(album.gainDb)} dB`,
    album.isLowered ? 'lowered' : '',
  ];
  const head = ['', 'before', 'after', 'true peak', 'gain', 'mode'];
  const [titles = '', ...lines] = figureColumns([head, ...tracks.map(trackRow), together]);
  const verdicts = [...tracks.map((track) => track.verdicts), [album.verdict]];
  const folder = dirname(tracks[0]?.output.path ?? '.');
  return [
    ` ${bold(titles)}`,
    ...lines.map((line, index) => ` ${line}   ${mark(verdicts[index] ?? [], colours)}`),
    '',
    ` together: ${album.verdict.measured} ${dim(`(${album.verdict.expected})`)}`,
    ...tracks.filter((_, index) => album.offsetsLu[index] === null).map(soundlessNote),
    '',
    ` ${bold(folder)} ${dim(`in ${album.wallSeconds.toFixed(1)} s`)}`,
  ].join('\n');
}

function trackRow({ inputs, output, gainDb = 0, gainReductionDb, mode }: MasterReport): readonly string[] {
  const [before = null] = Object.values(inputs).map(({ loudness }) => loudness.integratedLufs);
  return [
    basename(output.path),
    figure(before, 'LUFS'),
    figure(output.loudness.integratedLufs, 'LUFS'),
    figure(output.loudness.truePeakDbtp, 'dBTP'),
    `${signed(gainDb)} dB`,
    mode === 'limited' ? `limited by ${gainReductionDb.toFixed(1)} dB` : mode,
  ];
}

function mark(verdicts: readonly Verdict[], { green, red }: Colours): string {
  return verdicts.every(({ passed }) => passed) ? green('✔ pass') : red('✖ fail');
}

function soundlessNote({ output }: MasterReport): string {
  return ` ${basename(output.path)} has no loudness: it takes the same gain, and is no part of what is measured together`;
}
