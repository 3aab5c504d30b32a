import { cpSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { folderWith } from './lathe.ts';

const root = new URL('../../', import.meta.url).pathname;
const preset = 'preset talk v1 { input voice: Audio output voice |> normalize(-16 LUFS, ceiling: -1 dBTP) }\n';

/** A project into which npm has copied Lathe, as it does from a registry, an archive or a git repository. */
function projectWithLathe(): { readonly folder: string; readonly own: string } {
  const folder = folderWith({ 'presets/talk.preset': preset });
  const own = join(folder, 'node_modules/lathe');
  const shipped = [
    'cli',
    'client',
    'compiler',
    'dsl',
    'golden',
    'presets',
    'report',
    'runtime',
    'schemas',
    'package.json',
  ];
  for (const name of shipped) cpSync(join(root, name), join(own, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(own, 'node_modules'));
  return { folder, own };
}

test('the command runs where npm has copied it into node_modules', async () => {
  const { folder, own } = projectWithLathe();
  const check = await execa(process.execPath, [join(own, 'cli/lathe.js'), 'check'], { cwd: folder });
  expect([check.stdout, check.stderr]).toEqual(['1 preset, 0 profiles, 0 errors, 0 warnings', '']);
  const presets = await execa(process.execPath, [join(own, 'cli/lathe.js'), 'presets'], { cwd: folder });
  expect(presets.stdout).toContain('loudness_only_v1');
});

const { stdout: systemsNode, exitCode } = await execa('/usr/bin/node', ['--version'], { reject: false });
const isOld = exitCode === 0 && Number(/\d+/.exec(systemsNode)?.[0]) < 24;

test.runIf(isOld)('an older Node finds the one that npm has put beside it', async () => {
  const { folder, own } = projectWithLathe();
  unlinkSync(join(own, 'node_modules'));
  mkdirSync(join(folder, 'node_modules/.bin'));
  writeFileSync(join(folder, 'node_modules/.bin/node'), '#!/bin/sh\necho "this one, $2"\n', { mode: 0o755 });
  const { stdout } = await execa('/usr/bin/node', [join(own, 'cli/lathe.js'), '--version'], { cwd: folder });
  expect(stdout).toBe('this one, --version');
});
