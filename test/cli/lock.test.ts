import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, lathe } from './lathe.ts';

const source = (gain: string) => `preset louder v1 { input x: Audio output x |> gain(${gain}) }`;

test('what is published stays: as a lock entry, as bytes, and against changes', async () => {
  const folder = folderWith({ 'presets/a.preset': source('3 dB') });
  const lockPath = join(folder, 'presets/lathe.lock.json');

  expect(await lathe(folder, 'lock', '--check')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('louder_v1 is not published yet'),
  });
  expect(await lathe(folder, 'lock')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('1 version locked'),
  });

  const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
  const [file = ''] = readdirSync(join(folder, 'presets/artifacts/sha256'));
  const bytes = readFileSync(join(folder, 'presets/artifacts/sha256', file));
  const hash = createHash('sha256').update(bytes).digest('hex');
  expect(file).toBe(`${hash}.json`);
  expect(lock).toEqual({ louder_v1: `sha256:${hash}` });
  expect(await lathe(folder, 'compile', 'louder_v1', '--canonical')).toEqual({
    exitCode: 0,
    stdout: String(bytes),
    stderr: `louder_v1  sha256:${hash}\n`,
  });

  writeFileSync(join(folder, 'presets/a.preset'), source('6 dB'));
  const changed = await lathe(folder, 'lock');
  expect(changed).toMatchObject({ exitCode: 2, stdout: '' });
  expect(changed.stderr).toContain('~ gain: amount 3 dB -> 6 dB');
  expect(changed.stderr).toContain('undo the change, or declare it as louder v2');
  expect(changed.stderr).toContain('error[lock/changed]: louder_v1 is published and now compiles to something else');
  expect(JSON.parse(readFileSync(lockPath, 'utf8'))).toEqual(lock);

  rmSync(join(folder, 'presets/a.preset'));
  writeFileSync(join(folder, 'presets/b.preset'), source('6 dB').replace('v1', 'v2'));
  expect(await lathe(folder, 'diff', 'louder_v1', 'louder_v2', '--exit-code')).toMatchObject({
    exitCode: 2,
    stdout: expect.stringContaining('~ gain: amount 3 dB -> 6 dB'),
  });
  expect(await lathe(folder, 'explain', `sha256:${hash}`)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('louder_v1'),
  });
});

test('a stored artifact whose bytes were changed is refused', async () => {
  const folder = folderWith({ 'presets/a.preset': source('3 dB') });
  await lathe(folder, 'lock');
  const [file = ''] = readdirSync(join(folder, 'presets/artifacts/sha256'));
  writeFileSync(join(folder, 'presets/artifacts/sha256', file), '{}');
  rmSync(join(folder, 'presets/a.preset'));
  expect(await lathe(folder, 'explain', 'louder_v1')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('error[artifact/corrupt]'),
  });
});

test('what changed is told in filters where the published source is not kept', async () => {
  const folder = folderWith({ 'presets/a.preset': source('3 dB') });
  await lathe(folder, 'lock');
  rmSync(join(folder, 'presets/artifacts/sources'), { recursive: true });
  writeFileSync(join(folder, 'presets/a.preset'), source('6 dB'));
  expect((await lathe(folder, 'lock')).stderr).toContain('~ volume: volume 1.412538 -> 1.995262');
});

test('what changed in an imported chain is told of the preset', async () => {
  const folder = folderWith({
    'presets/a.preset': 'import { warm } from "./chains/c.preset"\npreset a v2 { input x: Audio output x |> warm() }',
    'presets/chains/c.preset': 'chain warm() = shelf(low, 200 Hz, gain: 2 dB)',
  });
  await lathe(folder, 'lock');
  writeFileSync(join(folder, 'presets/chains/c.preset'), 'chain warm() = shelf(low, 200 Hz, gain: 3 dB)');
  const { stderr } = await lathe(folder, 'lock');
  expect(stderr).toContain('~ shelf: gain 2 dB -> 3 dB');
  expect(stderr).toContain('declare it as a v3');
});
