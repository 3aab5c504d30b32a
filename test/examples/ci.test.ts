import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { folderWith, lathe, start } from '../cli/lathe.ts';

const root = new URL('../../', import.meta.url).pathname;
const document = parseDocument(readFileSync(join(root, 'examples/ci/github-actions.yml'), 'utf8'), { strict: true });

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

const workflow: { readonly on: unknown; readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> } =
  document.toJS();
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const lines = steps.flatMap(({ run = '' }) => run.split('\n').filter((line) => line !== ''));
/** The arguments of each `npx lathe` in it. */
const commands = lines.flatMap((line) => {
  const [program, name, ...args] = line.split(' ');
  return program === 'npx' && name === 'lathe' ? [args] : [];
});

test('the workflow is YAML without a doubt, and every step runs or uses one thing', () => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
  expect(workflow.on).toEqual({ push: { branches: ['main'] }, pull_request: null });
  for (const { uses, run } of steps) expect([uses, run].filter((part) => part !== undefined).length).toBe(1);
  const actions = steps.flatMap(({ uses }) => uses ?? []);
  expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
});

test('it runs every check that docs/ci.md tells of', () => {
  const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
  const told = [...page.matchAll(/^\| `(.+?)` \|/gm)].map(([, command]) => command);
  expect(lines.filter((line) => /^(npx lathe|git)/.test(line))).toEqual(told);
});

test('what it keeps is what the check and the report write', () => {
  const kept = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'))?.with?.path;
  const written = ['--junit', '-o'].map((option) => commands.find((args) => args.includes(option))?.at(-1));
  expect(String(kept).trim().split('\n')).toEqual(written);
});

const preset = `/// A talk for the web.
preset talk v1 {
  input voice: Audio

  output voice |> highpass(80 Hz) |> normalize(-16 LUFS, ceiling: -1 dBTP)

  test "lifts a tone to its target" {
    given voice = sample("tone_1k")
    encode wav_master v1
    expect loudness within 0.1 LU of -16 LUFS
  }
}
`;

test('its commands pass in a repository of presets, and notice what is not as it was', async () => {
  const folder = folderWith({ 'presets/talk.preset': preset });
  await lathe(folder, 'lock');
  // Accepted by a person, and checked where CI is set.
  expect(await start(folder, ['golden', 'update'], '', { CI: '' })).toMatchObject({ exitCode: 0 });
  for (const args of commands) expect(await lathe(folder, ...args), args.join(' ')).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(folder, 'golden.xml'), 'utf8')).toContain('<testsuites');
  expect(readFileSync(join(folder, 'golden-report.html'), 'utf8')).toContain('1 case as they were');

  const louder = folderWith({
    'presets/talk.preset': preset.replace('-16 LUFS,', '-14 LUFS,'),
    'presets/lathe.lock.json': readFileSync(join(folder, 'presets/lathe.lock.json'), 'utf8'),
  });
  const codes = await Promise.all(commands.map(async (args) => [args[0], (await lathe(louder, ...args)).exitCode]));
  expect(Object.fromEntries(codes)).toEqual({ check: 0, fmt: 0, lock: 2, golden: 1 });
});

test('what a run leaves behind is noticed, changed or new', async () => {
  const kept = 'golden/cases/shipped/talk/plan.txt';
  const folder = folderWith({ 'presets/talk.preset': preset, [kept]: 'as it was\n' });
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Keep a talk');
  const line = lines.find((each) => each.startsWith('git ')) ?? '';
  const look = async () => (await execa('bash', ['-e', '-c', line], { cwd: folder, reject: false })).exitCode;

  writeFileSync(join(folder, 'golden.xml'), 'the outcome is no part of the repository');
  expect(await look()).toBe(0);
  writeFileSync(join(folder, kept), 'as it is now\n');
  expect(await look()).toBe(1);
  await git('checkout', '--', kept);
  expect(await look()).toBe(0);
  writeFileSync(join(folder, dirname(kept), 'ast.txt'), 'accepted by nobody\n');
  expect(await look()).toBe(1);
});
