import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith, start } from '../cli/lathe.ts';
import { accessibilityFindings, openFile, startBrowser } from '../report/support/browser.ts';

const phone = { width: 360, height: 740 };
const desk = { width: 1200, height: 900 };

/** A preset of one gain, and a test that gives it two seconds of speech. */
const tested = (name: string, gainDb: number): string => `/// A voice, ${gainDb} dB louder.
preset ${name} v1 {
  input voice: Audio

  output voice |> gain(${gainDb} dB)

  test "ends at its level" {
    given voice = sample("speech_2s")
    encode wav_master v1
    expect channels == 1
    expect true_peak <= -1 dBTP
  }
}
`;

/** A test that ends without a master. */
const astray = `
  test "goes astray" {
    given voice = file("nowhere.wav")
    expect channels == 1
  }
`;

const levelled = `/// A talk at the loudness of the web.
preset talk v1 {
  input voice: Audio

  output voice |> highpass(80 Hz) |> normalize(-16 LUFS, ceiling: -1 dBTP)

  test "reaches its level" {
    given voice = sample("music_bed")
    encode flac_archive v1
    expect loudness within 0.2 LU of -16 LUFS
  }
}
`;

const files = {
  'presets/gained.preset': tested('gained', 3),
  'presets/steady.preset': tested('steady', 2),
  'presets/talk.preset': levelled,
  'golden/cases/area/plain/input.preset':
    '/// Softer.\npreset plain v1 {\n  input x: Audio\n\n  output x |> gain(-6 dB)\n}\n',
  'golden/cases/area/invalid_unit/input.preset': 'preset wrong v1 {\n  input x: Audio\n\n  output x |> gain(1 Hz)\n}\n',
};

let browser: Browser;
let folder: string;
/** The page of a project in which a gain, a highpass and a target were changed. */
let path: string;
let printed: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'lathe-golden-page-'));
  for (const [name, text] of Object.entries(files)) write(name, text);
  const { exitCode, stderr } = await start(folder, ['golden', 'update'], '', { CI: '' });
  if (exitCode !== 0) throw new Error(stderr);
  write('presets/gained.preset', `${tested('gained', 11).slice(0, -2)}${astray}}\n`);
  write('presets/talk.preset', levelled.replace('80 Hz', '120 Hz').replace('normalize(-16', 'normalize(-16.1'));
  path = join(folder, 'out/a page.html');
  mkdirSync(dirname(path));
  const report = await start(folder, ['golden', 'report', '-o', path, '--sound', '5', '--at-least', '5']);
  if (report.exitCode !== 1) throw new Error(report.stderr);
  printed = report.stdout;
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

test('the command says how the check went, and where the page is', () => {
  expect(printed).toMatch(/^2 cases not as they were, 5 cases checked \(text, accepted, loudness, samples.*\) in /);
  expect(printed).toMatch(/written to .*a page\.html \(\d\.\d MB\)\n$/);
});

describe('the page of a golden run', () => {
  test.each([
    ['on a phone', { ...phone, colorScheme: 'light' }],
    ['on a phone at night', { ...phone, colorScheme: 'dark' }],
    ['on a desk', { ...desk, colorScheme: 'light' }],
    ['on a desk at night', { ...desk, colorScheme: 'dark' }],
  ] as const)('opens %s without a network, and everybody can read it', async (_, screen) => {
    const { page, requests, complaints } = await openFile(browser, path, screen);
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');

    expect({ requests: requests.filter((url) => !url.startsWith('data:')), complaints }).toEqual({
      requests: [],
      complaints: [],
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test('begins with the verdict, and with links to what is not as it was', async () => {
    const { page } = await openFile(browser, path, { ...desk, colorScheme: 'light' });

    const verdict = page.locator('main section').first();
    expect(await verdict.locator('p').allTextContents()).toEqual([
      '✖ 2 cases not as they were, 5 cases checked',
      '1 failed, 1 changed, 3 as they were.',
    ]);
    expect((await verdict.locator('li').allTextContents()).map(words)).toEqual([
      '✖ fail text 2 differ of 5 cases',
      '✔ pass accepted same of 5 cases',
      '✖ fail loudness 2 differ of 3 cases',
      '✖ fail samples 2 differ of 3 cases',
      '✖ fail what tests expect 2 failed of 4 tests',
    ]);
    expect(await page.locator('nav a').allTextContents()).toEqual(['shipped/gained', 'shipped/talk']);
    expect(words((await page.locator('nav li').first().textContent()) ?? '')).toMatch(
      /^✖ fails shipped\/gained loudness fails: the test "ends at its level" expects true_peak <= -1 dBTP loudness fails: the test "goes astray" has no master samples fails: the test "goes astray" has no master and \d+ differences more$/,
    );
    expect(await page.locator('.case h3').allTextContents()).toEqual([
      'shipped/gained',
      'shipped/talk',
      'shipped/steady',
      'area/invalid_unit',
      'area/plain',
    ]);
    expect(await page.locator('.case[open] > summary h3').allTextContents()).toEqual([
      'shipped/gained',
      'shipped/talk',
    ]);
  });

  test('tells a change as the check does, and what its test expects', async () => {
    const { page } = await openFile(browser, path, { ...desk, colorScheme: 'light' });
    const checked = await start(folder, ['golden', 'check', 'shipped/gained'], '', { NO_COLOR: '1' });

    const shown = await page.locator('.case', { hasText: 'shipped/gained' }).first().locator('pre').allTextContents();
    const told = checked.stdout.split('\n').map((line) => line.trim());
    const finding = shown.find((text) => text.includes('expects true_peak')) ?? '';
    expect(finding.split('\n').map((line) => line.trim())).toEqual([
      'presets/gained.preset:11: the test "ends at its level" expects true_peak <= -1 dBTP',
      'expected  at most -1 dBTP',
      expect.stringMatching(/^measured {2}\S+ dBTP$/),
      expect.stringMatching(/^missed by \S+ dB$/),
    ]);
    for (const line of shown[0]?.split('\n') ?? []) expect(told).toContain(line);
    expect(shown[0]).toMatch(/^~ volume: volume \S+ -> 3\.548134 {3}\(in stage 1 render\)$/);
    expect(checked.stdout).toContain('to mend first: an update does not accept what fails by itself');
    expect(await page.locator('.advice').allTextContents()).toEqual([
      'to mend first: an update does not accept what fails by itself',
      'to accept: lathe golden update shipped/talk',
    ]);

    const test = page.getByRole('group', { name: 'test: ends at its level' }).first();
    expect((await test.locator('li').allTextContents()).map(words)).toEqual([
      '✔ met channels == 1 1 expected exactly 1',
      expect.stringMatching(/^✖ missed true_peak <= -1 dBTP \S+ dBTP expected at most −1 dBTP; missed by \S+ dB$/),
    ]);
    expect(words((await page.getByRole('group', { name: 'test: goes astray' }).textContent()) ?? '')).toMatch(
      /^✖ failed goes astray gained_v1 · given voice = file nowhere.wav · encode wav_master_v1 There is no master. there is no file /,
    );
  });

  test('draws the graph that is kept beside the one of now, with what differs marked', async () => {
    const { page } = await openFile(browser, path, { ...desk, colorScheme: 'light' });
    const drawings = page.locator('.case', { hasText: 'shipped/talk' }).first().locator('.drawings figure');

    expect(await drawings.locator('figcaption').allTextContents()).toEqual(['talk_v1, as it is kept', 'talk_v1, now']);
    const marked = drawings.locator('.marked');
    expect((await marked.allTextContents()).map(words).filter((text) => text.includes('highpass'))).toEqual([
      expect.stringContaining('frequency 80'),
      expect.stringContaining('frequency 120'),
    ]);
  });

  test('draws the loudness that is kept, and marks the figures that are other ones', async () => {
    const { page } = await openFile(browser, path, { ...desk, colorScheme: 'light' });
    const talk = page.locator('.case', { hasText: 'shipped/talk' }).first();

    expect(await talk.locator('svg.chart:visible .kept').count()).toBe(1);
    expect(await talk.locator('svg.chart:visible .band').count()).toBe(2);
    expect(await talk.locator('svg.chart:visible .peak').count()).toBe(4);
    const row = talk.getByRole('row', { name: 'integrated loudness' });
    expect(words((await row.textContent()) ?? '')).toMatch(
      /^integrated loudness LUFS \S+ −16.1\d −16.0\d ✖ −0.\d\d may be 0.05$/,
    );
  });

  test('every sound can be listened to, before and after', async () => {
    const { page, complaints } = await openFile(browser, path, { ...desk, colorScheme: 'light' });

    const sounds = page.locator('audio');
    expect(await sounds.count()).toBe(6);
    const played: readonly Played[] = await page.evaluate(listen);
    expect(played.map(({ name, error }) => [name, error])).toEqual([
      ['before: ends at its level, in shipped/gained', null],
      ['after: ends at its level, in shipped/gained', null],
      ['before: reaches its level, in shipped/talk', null],
      ['after: reaches its level, in shipped/talk', null],
      ['before: ends at its level, in shipped/steady', null],
      ['after: ends at its level, in shipped/steady', null],
    ]);
    for (const { isThrough, at } of played)
      expect({ isThrough, hasPlayed: at > 0 }).toEqual({ isThrough: true, hasPlayed: true });
    expect(played.map(({ seconds }) => Math.round(seconds))).toEqual([2, 2, 5, 5, 2, 2]);
    expect(complaints).toEqual([]);
    expect(await page.getByText('the first 5 s of 0:08.000', { exact: false }).count()).toBe(2);
  });

  test('a link unfolds what it leads to', async () => {
    const { page } = await openFile(browser, path, { ...phone, colorScheme: 'light' });
    await page.evaluate('location.hash = "case-shipped/steady"');
    await page.locator('[id="case-shipped/steady"]').waitFor({ state: 'visible' });
    expect(await page.getByRole('heading', { name: 'shipped/steady' }).isVisible()).toBe(true);
  });
});

test('once all is accepted the page says so, and every case is folded', async () => {
  const kept = folderWith({
    'softer.preset': 'preset softer v1 {\n  input x: Audio\n\n  output x |> gain(-6 dB)\n}\n',
  });
  await start(kept, ['golden', 'update'], '', { CI: '' });
  const { exitCode, stdout } = await start(kept, ['golden', 'report']);

  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('written to golden-report.html'),
  });
  const { page } = await openFile(browser, join(kept, 'golden-report.html'), { ...desk, colorScheme: 'light' });
  expect(await page.locator('main section').first().textContent()).toContain('✔ 1 case as they were');
  expect([await page.locator('nav').count(), await page.locator('.case[open]').count()]).toEqual([0, 0]);
  expect(await page.locator('svg.graph-drawing').count()).toBe(1);
});

test.each([
  ['too few cases', ['--tier', 'text', '--at-least', '2'], 1, ''],
  ['a folder that is not there', ['-o', 'nowhere/page.html'], 3, 'usage/unwritable'],
  ['a length that is no number', ['--sound', 'much'], 3, 'usage/arguments'],
  ['a case that is not there', ['nothing_like_it'], 3, 'golden/no_case'],
] as const)('%s ends as a check does', async (_, args, exitCode, told) => {
  const other = folderWith({
    'softer.preset': 'preset softer v1 {\n  input x: Audio\n\n  output x |> gain(-6 dB)\n}\n',
  });
  const ended = await start(other, ['golden', 'report', ...args]);
  expect(ended).toMatchObject({ exitCode, stderr: expect.stringContaining(told) });
  if (exitCode !== 1) return;
  expect(readFileSync(join(other, 'golden-report.html'), 'utf8')).toContain('and at least 2 are asked for');
});

/** How an audio element went that was played. */
interface Played {
  readonly name: string;
  readonly error: string | null;
  /** Whether it could be played to its end without a pause. */
  readonly isThrough: boolean;
  readonly seconds: number;
  readonly at: number;
}

/** Plays each sound of a page, without being heard, until it gets on. */
const listen = `Promise.all([...document.querySelectorAll('audio')].map(async (audio) => {
  const whenever = (name) => new Promise((resolve) => audio.addEventListener(name, resolve, { once: true }));
  let isThrough = audio.readyState === 4;
  audio.addEventListener('canplaythrough', () => { isThrough = true; });
  audio.muted = true;
  const playing = Promise.race([whenever('timeupdate'), whenever('error')]);
  audio.play().catch(() => undefined);
  await playing;
  while (!audio.error && audio.currentTime === 0) await whenever('timeupdate');
  if (!audio.error && !isThrough) await whenever('canplaythrough');
  return { name: audio.getAttribute('aria-label'), error: audio.error && audio.error.message, isThrough,
    seconds: audio.duration, at: audio.currentTime };
}))`;

function words(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
