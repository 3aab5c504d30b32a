/** Every relative link in the Markdown of the repository leads to a file that is there. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../write-generated.ts';

const LINK = /\]\(([^)\s]+)\)/g;
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

for (const page of pages) {
  for (const target of relativeLinks(readFileSync(join(root, page), 'utf8'))) {
    if (existsSync(join(root, dirname(page), target))) continue;
    console.error(`${page}: the link to ${target} leads nowhere`);
    process.exitCode = 1;
  }
}

function relativeLinks(markdown: string): string[] {
  const targets = [...markdown.replace(CODE, '').matchAll(LINK)].map(([, target = '']) => target.replace(/#.*$/, ''));
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}
