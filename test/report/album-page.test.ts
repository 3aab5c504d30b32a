import { expect, test } from 'vitest';
import { renderAlbumPage } from '../../report/album/album-page.ts';
import type { JointReport } from '../../runtime/engine/album/report.ts';
import { report } from './support/report.ts';

const album: JointReport = {
  beforeLufs: -20.1,
  levelledLufs: -20.1,
  afterLufs: -16,
  gainDb: 4.1,
  isLowered: false,
  corrections: 0,
  offsetsLu: [0.2, -0.3],
  verdict: { what: 'integrated loudness', expected: '-16 LUFS ± 0.1 LU', measured: '-16.00 LUFS', passed: true },
  wallSeconds: 3,
};

test('an album has one verdict, a row and a chart for each track, and a row for all together', () => {
  const second = { ...report, output: { ...report.output, path: 'out/<two>.mp3' } };
  const page = renderAlbumPage({ album, tracks: [report, second] });

  expect(page).toContain('✔ Passed: it keeps its promise');
  expect(page).toContain('One gain of +4.10 dB for all tracks.');
  expect([...page.matchAll(/<th scope="row">([^<]*)</g)].map(([, name]) => name)).toEqual([
    'talk.mp3',
    '&lt;two&gt;.mp3',
    'together',
  ]);
  expect(page.match(/<figure>/g)).toHaveLength(2);
});
