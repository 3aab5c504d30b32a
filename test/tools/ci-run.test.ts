import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/lathe.ts';

const root = new URL('../../', import.meta.url).pathname;
const golden = `'${process.execPath}' '${root}cli/lathe.js' golden`;
const softer = 'preset softer v1 {\n  input voice: Audio\n\n  output voice |> gain(-6 dB)\n}\n';

/** A repository with `.ci/run`, a preset, and what is kept of it; all is committed. */
async function repository(): Promise<string> {
  const folder = folderWith({ 'presets/softer.preset': softer });
  mkdirSync(join(folder, '.ci'));
  copyFileSync(join(root, '.ci/run'), join(folder, '.ci/run'));
  await execa('sh', ['-c', `${golden} update --tier text`], { cwd: folder, env: { CI: '' } });
  await commit(folder);
  return folder;
}

async function commit(folder: string): Promise<void> {
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Keep what is made of a preset');
}

/** Runs `.ci/run` where `npm test` is this command. */
async function runCi(folder: string, tests: string) {
  const programs = folderWith({ npm: `#!/bin/sh\nif [ "$1" = test ]; then\n  ${tests}\nfi\n` });
  chmodSync(join(programs, 'npm'), 0o755);
  const env = { CI: 'true', PATH: `${programs}${delimiter}${process.env.PATH}` };
  const { exitCode, stderr } = await execa('bash', ['.ci/run'], { cwd: folder, env, reject: false });
  return { exitCode, stderr };
}

test('a golden run that leaves the tree as it was passes', async () => {
  const folder = await repository();
  expect(await runCi(folder, `${golden} check --tier text`)).toMatchObject({ exitCode: 0 });
});

test('an update is refused', async () => {
  const folder = await repository();
  writeFileSync(join(folder, 'presets/softer.preset'), softer.replace('-6 dB', '-7 dB'));
  await commit(folder);
  const { exitCode, stderr } = await runCi(folder, `${golden} update --tier text`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('golden/ci_updates_nothing') });
});

test('an update that is made to look like a person’s fails all the same, with the files', async () => {
  const folder = await repository();
  writeFileSync(join(folder, 'presets/softer.preset'), softer.replace('-6 dB', '-7 dB'));
  writeFileSync(join(folder, 'presets/new.preset'), softer.replace('softer', 'new'));
  await commit(folder);
  const { exitCode, stderr } = await runCi(folder, `CI= ${golden} update --tier text`);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('The run changed or left files that are not committed:\n M golden/cases/shipped/softer/');
  expect(stderr).toContain('?? golden/cases/shipped/new/plan.txt');
});
