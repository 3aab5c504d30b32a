import { expect, test } from 'vitest';
import type { Entry } from './support/history.ts';
import { percentile, recoveryTimes } from './support/recovery.ts';

const start = (atMs: number, job: string, attempt: number, worker: string): Entry => ({
  kind: 'started',
  atMs,
  job,
  attempt,
  worker,
});
const kill = (atMs: number, worker: string): Entry => ({ kind: 'fault', atMs, what: `kill ${worker}` });
const settle = (atMs: number, job: string): Entry => ({ kind: 'settled', atMs, job });

test('a job recovers when another attempt begins, or when nothing is left to be done', () => {
  const history = [
    start(0, 'a', 1, 'worker-1'),
    start(5, 'b', 1, 'worker-2'),
    kill(10, 'worker-1'),
    kill(20, 'worker-2'),
    start(110, 'a', 2, 'worker-3'),
    settle(220, 'b'),
    settle(300, 'a'),
  ];
  expect(recoveryTimes(history)).toEqual([100, 200]);
});

test('a worker without a job is no loss, and Redis is no worker', () => {
  const history = [start(0, 'a', 1, 'worker-1'), settle(5, 'a'), kill(10, 'worker-1'), kill(20, 'worker-2')];
  expect(recoveryTimes([...history, { kind: 'fault', atMs: 30, what: 'wipe Redis' }])).toEqual([]);
});

test('a percentile is one of the values', () => {
  expect([0.5, 0.95, 1].map((share) => percentile([4, 1, 3, 2], share))).toEqual([2, 4, 4]);
  expect(percentile([], 0.5)).toBe(0);
});
