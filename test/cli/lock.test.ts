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
  expect(changed.stderr).toContain('~ volume: volume 1.412538 -> 1.995262');
  expect(changed.stderr).toContain('error[lock/changed]: louder_v1 is published and now compiles to something else');
  expect(JSON.parse(readFileSync(lockPath, 'utf8'))).toEqual(lock);

  rmSync(join(folder, 'presets/a.preset'));
  writeFileSync(join(folder, 'presets/b.preset'), source('6 dB').replace('v1', 'v2'));
  expect(await lathe(folder, 'diff', 'louder_v1', 'louder_v2', '--exit-code')).toMatchObject({
    exitCode: 2,
    stdout: expect.stringContaining('~ volume: volume 1.412538 -> 1.995262'),
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
