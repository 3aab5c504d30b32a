import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, lathe, start } from './lathe.ts';

const untidy = 'preset louder v1 { input x:Audio\n\n\noutput x|>gain( 3dB ) }';
const tidy = 'preset louder v1 {\n  input x: Audio\n\n  output x |> gain(3 dB)\n}\n';

test('--check changes nothing and exits with 2; without it the file is formatted, and then nothing is left to do', async () => {
  const folder = folderWith({ 'a.preset': untidy });
  const read = () => readFileSync(join(folder, 'a.preset'), 'utf8');
  expect(await lathe(folder, 'fmt', '--check')).toEqual({
    exitCode: 2,
    stdout: 'a.preset\n1 file, 1 to be formatted\n',
    stderr: '',
  });
  expect(read()).toBe(untidy);
  expect(await lathe(folder, 'fmt')).toEqual({ exitCode: 0, stdout: 'a.preset\n1 file, 1 formatted\n', stderr: '' });
  expect(read()).toBe(tidy);
  expect(await lathe(folder, 'fmt', '--check')).toMatchObject({ exitCode: 0 });
});

test('standard input goes to standard output', async () => {
  const { exitCode, stdout } = await start(folderWith({}), ['fmt', '-'], untidy);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: tidy });
});

test('a file with syntax errors stays as it is', async () => {
  const folder = folderWith({ 'a.preset': 'preset {' });
  const { exitCode, stderr } = await lathe(folder, 'fmt');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--> a.preset:1:');
  expect(readFileSync(join(folder, 'a.preset'), 'utf8')).toBe('preset {');
});
