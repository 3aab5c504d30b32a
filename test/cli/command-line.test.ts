import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../cli/commands/index.ts';
import { folderWith, lathe, start } from './lathe.ts';

const lock = new URL('../../presets/lathe.lock.json', import.meta.url);
const shipped = Object.keys(JSON.parse(readFileSync(lock, 'utf8')));
const nameOf = (label: string) => label.replace(/_v\d+$/, '');

test('without arguments it prints the help, with every command in it', async () => {
  const { exitCode, stdout } = await lathe(folderWith({}));
  expect(exitCode).toBe(0);
  for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`${name} .*${summary}`));
});

test.each(commands.map(({ name }) => name))(
  'the help of %s has an example, of presets that there are',
  async (name) => {
    const { exitCode, stdout } = await lathe(folderWith({}), name, '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n  (?:[A-Z_]+=\\S+ )*lathe ${name}`));
    const named = stdout.match(/\b[a-z]\w*_v\d+\b/g) ?? [];
    const ours = named.filter((label) => shipped.some((each) => nameOf(each) === nameOf(label)));
    expect(ours.filter((label) => !shipped.includes(label))).toEqual([]);
  },
);

test('help of a command within a command is found by its names', async () => {
  const { exitCode, stdout } = await lathe(folderWith({}), 'help', 'golden', 'check');
  expect(exitCode).toBe(0);
  expect(stdout).toBe((await lathe(folderWith({}), 'golden', 'check', '--help')).stdout);
});

test('an unknown command suggests the nearest', async () => {
  expect(await lathe(folderWith({}), 'chek')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: "error[usage/unknown_command]: there is no command 'chek'\n   = hint: did you mean 'lathe check'?\n",
  });
});

test('an unknown option is told like every other failure', async () => {
  const { exitCode, stderr } = await lathe(folderWith({}), 'check', '--jason');
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    "error[usage/arguments]: unknown option '--jason'; Did you mean --json?\n   = hint: see 'lathe check --help'\n",
  );
});

test('a reader that stops reading is no error', async () => {
  const running = start(folderWith({}), ['compile', 'loudness_only_v1']);
  running.stdout.destroy();
  expect((await running).exitCode).toBe(0);
});
