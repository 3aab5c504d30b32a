import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { usageCodes } from '../../cli/failure/codes.ts';
import { failureCodes } from '../../runtime/failure/codes.ts';

const folder = new URL('../../docs/failures', import.meta.url).pathname;
const pages = globSync('**/*.md', { cwd: folder }).filter((page) => page !== 'README.md');
const codes = Object.keys({ ...failureCodes, ...usageCodes });

test('every failure has a page, and every page a failure', () => {
  expect(pages.map((page) => page.replace(/\.md$/, '')).toSorted()).toEqual(codes.toSorted());
});

test.each(codes)('the page of %s says what it means and what to do', (code) => {
  const page = readFileSync(`${folder}/${code}.md`, 'utf8');
  expect(page.match(/^#.*$/gm)).toEqual([`# ${code}`, '## What it means', '## What to do']);
  expect(page.split(/^#.*$/m).map((part) => part.trim().length > 20)).toEqual([false, false, true, true]);
});
