import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { lathe } from '../cli/lathe.ts';
import { accessibilityFindings, openFile, startBrowser } from './support/browser.ts';

const phone = { width: 360, height: 740 };
const desk = { width: 1200, height: 900 };

let browser: Browser;
let folder: string;
/** The page that a real job writes. */
let path: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'lathe-page-'));
  path = join(folder, 'a page.html');
  const inputs = ['--in', `voice=${await samplePath('speech')}`, '--in', `music=${await samplePath('music_bed')}`];
  const output = ['--profile', 'mp3_podcast_v1', '-o', '<b>"mix"&.mp3', '--report', path];
  const { exitCode, stderr } = await lathe(folder, 'run', 'voice_over_music_v1', ...inputs, ...output);
  if (exitCode !== 0) throw new Error(stderr);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

describe('the page of a voice over music', () => {
  test.each([
    ['on a phone', { ...phone, colorScheme: 'light' }],
    ['on a phone at night', { ...phone, colorScheme: 'dark' }],
    ['on a desk', { ...desk, colorScheme: 'light' }],
    ['on a desk at night', { ...desk, colorScheme: 'dark' }],
  ] as const)('opens %s without a network, and everybody can read it', async (_, screen) => {
    const { page, requests, complaints } = await openFile(browser, path, screen);
    await page.evaluate(unfoldAll);

    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width);
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await paperOf(page)).toBe(screen.colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(18, 22, 27)');
  });

  test('says first that it passed, and shows three charts and the graph', async () => {
    const { page } = await openFile(browser, path, { ...desk, colorScheme: 'light' });

    expect(await page.locator('main section').first().textContent()).toMatch(/^\s*✔ Passed: it keeps all 3 promises/);
    expect(await page.locator('figcaption').allTextContents()).toEqual([
      expect.stringMatching(/^voice /),
      expect.stringMatching(/^music /),
      expect.stringMatching(/^master /),
    ]);
    expect(await page.locator('svg.chart:visible').count()).toBe(3);

    const graph = page.getByText("The preset's filters");
    await graph.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('svg.graph-drawing').isVisible()).toBe(true);
    expect(await page.locator('svg.graph-drawing').textContent()).toContain('sidechaincompress');
  });
});

async function paperOf(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}

const unfoldAll = 'document.querySelectorAll("details").forEach((details) => { details.open = true; })';
