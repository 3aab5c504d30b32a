import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** What a page is opened with. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** A page that is open, and what it did that it must not do. */
export interface Opened {
  readonly page: Page;
  /** Requests for anything but the file itself. */
  readonly requests: readonly string[];
  /** Errors and warnings, of scripts and of the browser. */
  readonly complaints: readonly string[];
}

/** Starts this machine's Chromium. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.LATHE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-gpu'],
  });
}

/** Opens a file as a double click would. */
export async function openFile(browser: Browser, path: string, screen: Screen): Promise<Opened> {
  const { width, height, colorScheme } = screen;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, bypassCSP: false });
  onTestFinished(() => page.close());
  const url = pathToFileURL(path).href;
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => request.url() !== url && requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, requests, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong for people who cannot see the page, or not well: each rule, and where it is broken. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
}
