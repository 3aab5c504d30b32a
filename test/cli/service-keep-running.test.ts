import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Child, startChild } from '../../cli/service/dev/child.ts';
import { keepRunning } from '../../cli/service/dev/keep-running.ts';
import { folderWith } from './lathe.ts';

/** A Node that runs a script. */
function node(script: string, onLine: (line: string) => void = () => undefined): Child {
  const environment = { PATH: process.env.PATH };
  return startChild({ path: process.execPath, args: ['-e', script], environment, folder: tmpdir(), onLine });
}

const lives = 'setInterval(() => undefined, 1000); console.log("ready")';

test('a program that ends is started again, later each time, and that is said', async () => {
  const said: string[] = [];
  const folder = folderWith({ 'starts.txt': '' });
  const file = join(folder, 'starts.txt');
  const { promise: standing, resolve } = Promise.withResolvers<void>();
  const start = async () => {
    const starts = readFileSync(file, 'utf8').length + 1;
    writeFileSync(file, 'x'.repeat(starts));
    return starts < 3 ? node(`process.exit(${starts})`) : node(lives, () => resolve());
  };
  const kept = await keepRunning({
    name: 'worker',
    start,
    say: (line) => said.push(line),
    patienceMs: 5_000,
    firstDelayMs: 10,
  });
  await standing;
  expect(said).toEqual([
    'the worker ended (exit code 1); it is started again in 0.01 s',
    'the worker ended (exit code 2); it is started again in 0.02 s',
  ]);
  await kept.stop();
  expect(said).toHaveLength(2);
});

test('one that does not start again is tried for again', async () => {
  const said: string[] = [];
  const { promise: standing, resolve } = Promise.withResolvers<void>();
  const starts = [
    async () => node('0'),
    async () => Promise.reject(new Error('no room')),
    async () => node(lives, () => resolve()),
  ];
  const start = () => starts.shift()?.() ?? Promise.reject(new Error('once too often'));
  const kept = await keepRunning({
    name: 'Redis',
    start,
    say: (line) => said.push(line),
    patienceMs: 5_000,
    firstDelayMs: 10,
  });
  await standing;
  expect(said).toEqual([
    'the Redis ended (exit code 0); it is started again in 0.01 s',
    'the Redis did not start (no room); it is started again in 0.02 s',
  ]);
  await kept.stop();
});

test('what does not heed the signal is killed once patience is over', async () => {
  const { promise: standing, resolve } = Promise.withResolvers<void>();
  const child = node(`process.on("SIGTERM", () => undefined); ${lives}`, () => resolve());
  const kept = await keepRunning({ name: 'worker', start: async () => child, say: () => undefined, patienceMs: 50 });
  await standing;
  await kept.stop();
  expect(await child.gone).toBe('SIGKILL');
});

test('while it waits to start again it can be ended at once', async () => {
  const { promise: waiting, resolve } = Promise.withResolvers<void>();
  const kept = await keepRunning({
    name: 'worker',
    start: async () => node('0'),
    say: () => resolve(),
    patienceMs: 50,
  });
  await waiting;
  await kept.stop();
  expect(kept.pid()).toBeDefined();
});
