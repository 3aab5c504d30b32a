import { expect, test } from 'vitest';
import { renderJobPage } from '../../report/job/job-page.ts';
import { reportTimeline } from '../../runtime/engine/measure/loudness-report.ts';
import { input, loudness, report, silence, wave } from './support/report.ts';

test('the verdict comes first, then the curves, the figures, the stages and the files', async () => {
  const page = await renderJobPage(report, { dot: 'digraph { a -> b }' });

  expect([...page.matchAll(/<h[12][^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual([
    'talk.mp3',
    'Loudness over time',
    'Figures',
    'How the sound flows',
    'Stages',
    'Files and versions',
  ]);
  expect(page.indexOf('✔ Passed: it keeps all 2 promises')).toBeLessThan(page.indexOf('Loudness over time'));
  expect(page).toContain('Linear gain of +11.30 dB.');
});

test('figures stand before and after, with the change', async () => {
  const page = await renderJobPage(report);
  const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => wordsOf(row));

  expect(rows.slice(0, 3)).toEqual([
    ['before', 'after', 'change'],
    ['integrated loudness', 'LUFS', '−27.3', '−16.0', '+11.3'],
    ['loudness range *', 'LU', '4.2', '4.2', '0.0'],
  ]);
  expect(rows[5]).toEqual(['true peak', 'dBTP', '−14.3', '−14.3 · −15.3', '−3.0', '−3.0 · −4.0', '+11.3']);
});

test('a command can be copied into a shell', async () => {
  const page = await renderJobPage(report);
  expect(page).toContain('-i &#39;file:it&#39;\\&#39;&#39;s.wav&#39; \\\n  -filter_complex');
  expect(page).toContain('[0:0]volume=2[a];\n[a]anull[out]');
});

test('a promise that was not kept is told in words', async () => {
  const [loud, peak] = report.verdicts;
  if (loud === undefined || peak === undefined) throw new Error('the report has two verdicts');
  const page = await renderJobPage({ ...report, verdicts: [loud, { ...peak, passed: false }] });
  expect(page).toContain('✖ Failed: 1 of 2 promises not kept');
  expect(page).toContain('✖ fail');
});

test('of several inputs each has its chart and its column', async () => {
  const inputs = { voice: input('v.wav', loudness(-20)), music: input('m.wav', silence) };
  const page = await renderJobPage({ ...report, inputs });

  expect([...page.matchAll(/<figcaption>(\w+)/g)].map(([, name]) => name)).toEqual(['voice', 'music', 'master']);
  expect(page).not.toContain('curve earlier"');
  expect(page).toContain('aria-label="music: no loudness"');
});

test('without a loudness that was asked for there is no target and no ceiling', async () => {
  const page = await renderJobPage({ ...report, target: undefined, mode: 'untouched', gainDb: undefined });
  expect(page).not.toMatch(/class="(band|target|ceiling)"|sign (target|ceiling)"/);
});

test('names can hold whatever they like', async () => {
  const hostile = '/in/<img src=x onerror=alert(1)>"\'&\u0007.wav';
  const output = { ...report.output, path: hostile };
  const named = {
    ...report,
    output,
    inputs: { source: input(hostile, loudness(-20)) },
    preset: { ...report.preset, label: '<script>' },
  };
  const page = await renderJobPage(named);

  expect(page).not.toMatch(/<img|<script/);
  expect(page).not.toContain('\u0007');
  expect(page).toContain('<title>&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;�.wav: master report</title>');
});

test('five hours take no more room than their pixels', async () => {
  const timeline = reportTimeline({ rateHz: 10, momentary: wave(18_000, -16), shortTerm: wave(18_000, -17) });
  const long = loudness(-16, { durationSeconds: 18_000, timeline });
  const page = await renderJobPage({
    ...report,
    inputs: { source: input('a.wav', long) },
    output: { ...report.output, loudness: long },
  });

  expect(page.length).toBeLessThan(400_000);
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
});

function wordsOf(markup: string): readonly string[] {
  return markup
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
