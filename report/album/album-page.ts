import type { AlbumReport, JointReport } from '../../runtime/engine/album/report.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { fileName } from '../job/files.ts';
import { loudnessLegend, masterFigure } from '../job/loudness-section.ts';
import { verdictBlock } from '../job/verdict-section.ts';
import { html, type Markup } from '../page/html.ts';
import { renderPage } from '../page/page.ts';
import { scrolling } from '../page/scroll.ts';
import { figure, minus, signed } from '../text/figures.ts';

/** The page of a finished album: the verdict on all of it, the tracks beside each other, then each over time. */
export function renderAlbumPage({ album, tracks }: AlbumReport): string {
  const [first] = tracks;
  const names = [first?.preset.label, first?.profile.label].filter((label) => label !== undefined);
  const isCompared = tracks.every(({ inputs }) => Object.keys(inputs).length === 1);
  const body = html`<header>
<h1>Album of ${tracks.length} tracks</h1>
<p class="faint">${names.join(', delivered as ')}</p>
</header>
${verdictBlock([album.verdict], `one ${album.isLowered ? 'lowered ' : ''}gain of ${signed(album.gainDb)} dB for all tracks`)}
<section aria-labelledby="tracks">
<h2 id="tracks">Tracks</h2>
${scrolling('table of tracks', trackTable(album, tracks))}
</section>
<section aria-labelledby="loudness">
<h2 id="loudness">Loudness over time</h2>
${loudnessLegend(first?.target, isCompared)}
${tracks.map(masterFigure)}
</section>`;
  return renderPage(`Album of ${tracks.length} tracks: master report`, body);
}

function trackTable(album: JointReport, tracks: readonly MasterReport[]): Markup {
  const head = ['verdict', 'before', 'after', 'true peak', 'gain', 'mode'];
  return html`<table>
<thead><tr><td></td>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${tracks.map(trackRow)}
${row('together', album.verdict.passed, [
  figure(album.beforeLufs, 'LUFS'),
  figure(album.afterLufs, 'LUFS'),
  '',
  `${signed(album.gainDb)} dB`,
  album.isLowered ? 'lowered' : '',
])}
</tbody>
</table>`;
}

function trackRow({ inputs, output, gainDb = 0, mode, verdicts }: MasterReport): Markup {
  const [before = null] = Object.values(inputs).map(({ loudness }) => loudness.integratedLufs);
  const { integratedLufs, truePeakDbtp } = output.loudness;
  const figures = [figure(before, 'LUFS'), figure(integratedLufs, 'LUFS'), figure(truePeakDbtp, 'dBTP')];
  const passed = verdicts.every((verdict) => verdict.passed);
  return row(fileName(output.path), passed, [...figures, `${signed(gainDb)} dB`, mode]);
}

function row(name: string, passed: boolean, cells: readonly string[]): Markup {
  const mark = html`<span class="mark ${passed ? 'pass' : 'fail'}">${passed ? '✔ pass' : '✖ fail'}</span>`;
  return html`<tr><th scope="row">${name}</th>
<td>${mark}</td>${cells.map((cell) => html`<td>${minus(cell)}</td>`)}</tr>`;
}
