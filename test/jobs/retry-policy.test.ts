import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterFailure, defaultRetryPolicy } from '../../runtime/jobs/retry-policy.ts';
import type { FailureDescription } from '../../schemas/generated/job.ts';
import { error } from './events.ts';

const crash: FailureDescription = { ...error, code: 'ffmpeg/crashed', stage: 'render' };
const failedTimes = (times: number, of = error, worker = 'w1') =>
  Array.from({ length: times }, () => ({ worker, error: of }));

test('what no retry can mend is dead at once', () => {
  const refused = { ...error, retryable: false };
  expect(afterFailure({ worker: 'w1', error: refused, earlier: [] }, defaultRetryPolicy, 0.5)).toEqual({
    kind: 'dead',
    reason: 'non_retryable',
  });
});

test.each([
  [0, 5_000],
  [1, 10_000],
  [2, 20_000],
  [3, 40_000],
])('after %i failed attempts the next waits %i ms at most, and half of it at least', (times, most) => {
  const earlier = failedTimes(times);
  const delay = (random: number) => afterFailure({ worker: 'w1', error, earlier }, defaultRetryPolicy, random);
  expect([delay(0), delay(1)]).toEqual([
    { kind: 'retry', delayMs: most / 2 },
    { kind: 'retry', delayMs: most },
  ]);
});

test('the fifth failure is the last', () => {
  const verdict = afterFailure({ worker: 'w1', error, earlier: failedTimes(4) }, defaultRetryPolicy, 0.5);
  expect(verdict).toEqual({ kind: 'dead', reason: 'exhausted' });
});

test('attempts whose worker was lost or was told to stop do not count', () => {
  const earlier = Array.from({ length: 9 }, () => ({ worker: 'w1' }));
  expect(afterFailure({ worker: 'w1', error, earlier }, defaultRetryPolicy, 0.5)).toMatchObject({ kind: 'retry' });
});

test('the same crash on two workers is the job itself', () => {
  const verdict = (other: string) =>
    afterFailure({ worker: 'w1', error: crash, earlier: [{ worker: other, error: crash }] }, defaultRetryPolicy, 0.5);
  expect([verdict('w2'), verdict('w1')]).toMatchObject([{ kind: 'dead', reason: 'poison' }, { kind: 'retry' }]);
});

test('storage that fails alike on two workers says nothing of the job', () => {
  const earlier = failedTimes(1, error, 'w2');
  expect(afterFailure({ worker: 'w1', error, earlier }, defaultRetryPolicy, 0.5)).toMatchObject({ kind: 'retry' });
});

test('no delay is longer than the policy allows', () => {
  const policy = { ...defaultRetryPolicy, maxAttempts: 1_000 };
  fc.assert(
    fc.property(fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true }), (times, random) => {
      const verdict = afterFailure({ worker: 'w1', error, earlier: failedTimes(times) }, policy, random);
      expect(verdict.kind === 'retry' && verdict.delayMs <= policy.longestDelayMs).toBe(true);
    }),
  );
});
