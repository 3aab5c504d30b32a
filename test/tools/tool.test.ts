import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { count, wholeNumber } from '../../tools/tool.ts';
import { root } from '../../tools/write-generated.ts';

const run = (...args: readonly string[]) => execa(process.execPath, args, { cwd: join(root, 'tools'), reject: false });

const scripts = ['bench/bench', 'chaos', 'check', 'demo/demo', 'flakes', 'mutate', 'properties', 'soak'];

test.each(scripts)('%s --help tells what it does, with an example, and does nothing', async (script) => {
  const { exitCode, stdout } = await run(`${script}.ts`, '--help');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: npm run \w+ --.*Options:.*Examples:\n {2}npm run /s);
});

test('an option that is not known is refused', async () => {
  const { exitCode, stderr } = await run('check.ts', '--no-such-option');
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "error: unknown option '--no-such-option'" });
});

test('numbers are whole, and counts not nought', () => {
  expect([wholeNumber('0'), count('20')]).toEqual([0, 20]);
  for (const text of ['', '-1', '1.5', '1e3', 'x', '9'.repeat(16)])
    expect(() => wholeNumber(text)).toThrow('whole number');
  expect(() => count('0')).toThrow('from 1 on');
});
