import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, start } from './lathe.ts';

const softer = 'preset softer v1 {\n  input voice: Audio\n\n  output voice |> gain(-6 dB)\n}\n';

/** Runs `lathe golden` in a folder outside of any repository, as if no CI system were there. */
async function golden(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const run = start(folder, ['golden', ...args], '', { CI: '', XDG_CACHE_HOME: join(folder, '.cache'), ...env });
  const { exitCode, stdout, stderr } = await run;
  return { exitCode, stdout, stderr };
}

test('a folder with a preset is updated once and is the same from then on', async () => {
  const folder = folderWith({ 'softer.preset': softer });
  const before = await golden(folder, ['check', '--tier', 'text']);
  expect(before).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('lathe golden update shipped/softer') });
  expect(await golden(folder, ['update'])).toMatchObject({ exitCode: 0 });
  const after = await golden(folder, ['check']);
  expect(after).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('1 case as they were') });
});

test('a golden that only its line ends set apart is told as that', async () => {
  const folder = folderWith({ 'softer.preset': softer });
  await golden(folder, ['update', '--tier', 'text']);
  const plan = join(folder, 'golden/cases/shipped/softer/plan.txt');
  writeFileSync(plan, readFileSync(plan, 'utf8').replaceAll('\n', '\r\n'));
  const { exitCode, stdout } = await golden(folder, ['check', '--tier', 'text']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('only the ends of its lines differ: CRLF is kept, LF is produced');
  expect(stdout).toContain('1 case not as it was, 1 case checked');
});

test('where CI is set nothing is updated', async () => {
  const folder = folderWith({ 'softer.preset': softer });
  const refused = await golden(folder, ['update'], { CI: 'true' });
  expect(refused).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('golden/ci_updates_nothing') });
  expect(existsSync(join(folder, 'golden'))).toBe(false);
});

test.each([
  ['a case that is not there', ['check', 'nothing_like_it'], 'golden/no_case'],
  ['a tier that is not there', ['check', '--tier', 'smell'], 'golden/no_tier'],
  ['a folder that is not there', ['check', '--dir', 'nowhere'], 'usage/no_such_path'],
  ['an option that is not there', ['check', '--nonsense'], 'usage/arguments'],
])('%s ends with 3', async (_, args, code) => {
  const folder = folderWith({ 'softer.preset': softer });
  expect(await golden(folder, args)).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(code) });
});

test('CI systems get JUnit and JSON', async () => {
  const folder = folderWith({ 'softer.preset': softer });
  const { exitCode, stdout } = await golden(folder, ['check', '--tier', 'text', '--json', '--junit', 'golden.xml']);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ same: false, cases: ['shipped/softer'], tiers: [{ differing: 1 }] });
  const xml = readFileSync(join(folder, 'golden.xml'), 'utf8');
  expect(xml).toContain('<testsuite');
  expect(xml).toMatch(/<failure message="plan.txt is missing">/);
});

test('fewer cases than are asked for fail', async () => {
  const folder = folderWith({ 'softer.preset': softer });
  await golden(folder, ['update', '--tier', 'text']);
  const { exitCode, stdout } = await golden(folder, ['check', '--tier', 'text', '--at-least', '2']);
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('at least 2') });
});
