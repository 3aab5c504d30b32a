import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, lathe, start } from './lathe.ts';

const source = (gain: string) => `preset louder v1 { input x: Audio output x |> gain(${gain}) }`;
const quieter = 'preset quieter v1 { input x: Audio output x |> gain(-3 dB) }';
const artifacts = 'out/artifacts/sha256';

/** A folder whose presets are locked. */
async function lockedFolder(): Promise<string> {
  const folder = folderWith({ 'presets/a.preset': source('3 dB'), 'presets/b.preset': quieter });
  await lathe(folder, 'lock');
  return folder;
}

test('what is locked is published once, byte for byte, and publishing again changes nothing', async () => {
  const folder = await lockedFolder();
  expect(await lathe(folder, 'publish', '--to', 'out', '--dry-run')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('2 versions and 2 artifacts would be published to out'),
  });
  expect(readdirSync(folder)).toEqual(['presets']);

  expect(await lathe(folder, 'publish', '--to', 'out')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('2 versions and 2 artifacts published to out'),
    stderr: expect.stringContaining('2 of 2  sha256:'),
  });
  for (const path of [
    'lathe.lock.json',
    ...readdirSync(join(folder, artifacts)).map((name) => `artifacts/sha256/${name}`),
  ])
    expect(readFileSync(join(folder, 'out', path))).toEqual(readFileSync(join(folder, 'presets', path)));

  const again = JSON.parse((await lathe(folder, 'publish', '--to', 'out', '--json')).stdout);
  expect(again).toMatchObject({ to: 'out', dryRun: false, added: {}, artifacts: [] });
  expect(Object.keys(again.kept)).toEqual(['louder_v1', 'quieter_v1']);
});

test('of a file only what it declares is published', async () => {
  const folder = await lockedFolder();
  await lathe(folder, 'publish', 'presets/b.preset', '--to', 'out');
  expect(Object.keys(JSON.parse(readFileSync(join(folder, 'out/lathe.lock.json'), 'utf8')))).toEqual(['quieter_v1']);
});

test('what is published is there for every command, and can be published on', async () => {
  const folder = await lockedFolder();
  await lathe(folder, 'publish', '--to', 'out');
  const elsewhere = folderWith({});
  const env = { LATHE_PUBLISHED: join(folder, 'out') };
  const explained = await start(elsewhere, ['explain', 'louder_v1'], '', env);
  expect(explained.stdout).toContain('3 dB');
  expect(await lathe(folder, 'publish', 'out', '--to', 'on')).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(folder, 'on/artifacts/sha256'))).toEqual(readdirSync(join(folder, artifacts)));
});

test('a published version never becomes something else', async () => {
  const folder = await lockedFolder();
  await lathe(folder, 'publish', '--to', 'out');
  rmSync(join(folder, 'presets/lathe.lock.json'));
  writeFileSync(join(folder, 'presets/a.preset'), source('6 dB'));
  await lathe(folder, 'lock');
  const before = readFileSync(join(folder, 'out/lathe.lock.json'), 'utf8');

  const refused = await lathe(folder, 'publish', '--to', 'out');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('~ gain: amount 3 dB -> 6 dB');
  expect(refused.stderr).toContain("error[publish/changed]: louder_v1 is something else in 'out' already");
  expect(refused.stderr).toContain('declare it as louder v2');
  expect(readFileSync(join(folder, 'out/lathe.lock.json'), 'utf8')).toBe(before);
  const { error } = JSON.parse((await lathe(folder, 'publish', '--to', 'out', '--json')).stdout);
  expect(error).toMatchObject({
    code: 'publish/changed',
    versions: [{ label: 'louder_v1', next: 'louder v2', changes: [{ before: '3 dB', after: '6 dB' }] }],
  });
});

test('only what is locked as it is can be published', async () => {
  const folder = await lockedFolder();
  writeFileSync(join(folder, 'presets/c.preset'), source('1 dB').replace('louder', 'new'));
  expect((await lathe(folder, 'publish', '--to', 'out')).stderr).toContain('error[lock/stale]');
  writeFileSync(join(folder, 'presets/a.preset'), source('6 dB'));
  expect((await lathe(folder, 'publish', '--to', 'out')).stderr).toContain('error[lock/changed]');
});

test('corrupt and foreign files in the target are told of', async () => {
  const folder = await lockedFolder();
  await lathe(folder, 'publish', '--to', 'out');
  const [first = ''] = readdirSync(join(folder, artifacts));
  const bytes = readFileSync(join(folder, artifacts, first));
  const again = async () => (await lathe(folder, 'publish', '--to', 'out')).stderr;

  writeFileSync(join(folder, artifacts, first), '{}');
  expect(await again()).toContain('error[artifact/corrupt]');
  writeFileSync(join(folder, artifacts, first), bytes);

  writeFileSync(join(folder, artifacts, 'notes.txt'), 'mine');
  expect(await again()).toContain("error[publish/foreign]: 'out/artifacts/sha256/notes.txt' cannot be published to");
  rmSync(join(folder, artifacts, 'notes.txt'));

  writeFileSync(join(folder, 'out/lathe.lock.json'), '<<<<<<< ours');
  expect(await again()).toContain('error[lock/unreadable]');
  expect((await lathe(folder, 'publish', '--to', 'presets/a.preset')).stderr).toContain('error[publish/foreign]');
});

test('the labels are written by one at a time', async () => {
  const folder = await lockedFolder();
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out/lathe.lock.json.claim'), '1\n');
  expect((await lathe(folder, 'publish', '--to', 'out')).stderr).toContain('error[publish/contended]');
  rmSync(join(folder, 'out/lathe.lock.json.claim'));
  expect(await lathe(folder, 'publish', '--to', 'out')).toMatchObject({ exitCode: 0 });
});
