import { expect, test } from 'vitest';
import { folderWith, lathe } from './lathe.ts';

const sound = '/// Louder.\npreset louder v1 {\n  input x: Audio\n  output x |> gain(3 dB)\n}\n';

test('without names it checks the folder presets', async () => {
  const folder = folderWith({ 'presets/a.preset': sound, 'presets/more/b.preset': sound.replace('v1', 'v2') });
  expect(await lathe(folder, 'check')).toEqual({
    exitCode: 0,
    stdout: '2 presets, 0 profiles, 0 errors, 0 warnings\n',
    stderr: '',
  });
});

test('an error is shown where it stands, and the exit code is 2', async () => {
  const folder = folderWith({ 'a.preset': sound.replace('gain(3 dB)', 'gain(3 Hz)') });
  const { exitCode, stdout } = await lathe(folder, 'check');
  expect(exitCode).toBe(2);
  expect(stdout).toContain('error[unit/mismatch]');
  expect(stdout).toContain('--> a.preset:4:20');
  expect(stdout).toMatch(/1 preset, 0 profiles, 1 error, 0 warnings\n$/);
});

test('two findings of one kind in one place are both shown', async () => {
  const folder = folderWith({ 'a.preset': sound.replace('gain(3 dB)', 'eq()') });
  const { stdout } = await lathe(folder, 'check', 'a.preset');
  expect(stdout.match(/^error.*$/gm)).toEqual([
    'error[call/missing_argument]: eq needs its frequency',
    'error[call/missing_argument]: eq needs its gain',
  ]);
});

test('a warning alone is fine', async () => {
  const folder = folderWith({ 'a.preset': sound.replace('  output', '  let y = x |> gain(1 dB)\n  output') });
  const { exitCode, stdout } = await lathe(folder, 'check');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/0 errors, 1 warning\n$/);
});

test('two files that declare the same version', async () => {
  const folder = folderWith({ 'presets/a.preset': sound, 'presets/b.preset': sound });
  const { exitCode, stdout } = await lathe(folder, 'check', '--json');
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    files: 2,
    errors: 1,
    findings: [{ code: 'name/duplicate', file: 'presets/b.preset', start: { line: 2, column: 8 } }],
  });
});

test.each([
  ['nothing at all', [], 'usage/nothing_found'],
  ['a path that is not there', ['nope.preset'], 'usage/no_such_path'],
  ['a file of another kind', ['notes.txt'], 'usage/not_a_preset_file'],
])('%s is a failure, not an empty success', async (_, args, code) => {
  const { exitCode, stdout, stderr } = await lathe(folderWith({ 'notes.txt': '' }), 'check', ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(`error[${code}]`);
});
