import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, isTerminal } from '../../runtime/jobs/advance.ts';
import type { JobEvent, JobRecord, JobState } from '../../schemas/generated/job.ts';
import { after, error, eventsOf, request } from './events.ts';

const { submitted, started, attempt_failed, died, completed, cancelled } = eventsOf(1, 1);

/** A record in each state, in its first attempt. */
const records: Readonly<Record<JobState, JobRecord>> = {
  PENDING: after(submitted),
  PROCESSING: after(submitted, started),
  FAILED: after(submitted, started, attempt_failed),
  COMPLETED: after(submitted, started, completed),
  DEAD: after(submitted, started, died),
  CANCELLED: after(submitted, cancelled),
};

/** What each event makes of each state; what is not named is refused. */
const follows: Readonly<Record<JobState, Partial<Record<JobEvent['type'], JobState>>>> = {
  PENDING: { started: 'PROCESSING', completed: 'COMPLETED', died: 'DEAD', cancelled: 'CANCELLED' },
  PROCESSING: {
    started: 'PROCESSING',
    attempt_failed: 'FAILED',
    returned: 'PENDING',
    completed: 'COMPLETED',
    died: 'DEAD',
    cancelled: 'CANCELLED',
  },
  FAILED: { started: 'PROCESSING', due: 'PENDING', completed: 'COMPLETED', died: 'DEAD', cancelled: 'CANCELLED' },
  COMPLETED: {},
  DEAD: { retried: 'PENDING' },
  CANCELLED: {},
};

const types = Object.keys(eventsOf(1, 1)) as JobEvent['type'][];

/** An event that comes next for a record: the attempt that runs, or for `started` the one after. */
function nextEvent(type: JobEvent['type'], { attempt, round }: JobRecord): JobEvent {
  return eventsOf(type === 'started' ? attempt + 1 : attempt, round)[type];
}

describe.each(Object.entries(records))('a job that is %s', (state, record) => {
  test.each(types)('on %s', (type) => {
    const advanced = advance(record, nextEvent(type, record));
    expect('record' in advanced ? advanced.record.state : undefined).toBe(follows[state as JobState][type]);
  });
});

test('a job that is not known can only be submitted', () => {
  const known = types.filter((type) => 'record' in advance(undefined, eventsOf(1, 1)[type]));
  expect(known).toEqual(['submitted']);
});

test.each(['attempt_failed', 'returned'] as const)('%s of an attempt that was overtaken is refused', (type) => {
  const overtaken = after(submitted, started, eventsOf(2, 1).started);
  expect(advance(overtaken, eventsOf(1, 1)[type])).toEqual({
    refused: 'attempt 1 is not the one that counts: it is PROCESSING in attempt 2',
  });
});

test('a job that is taken up again for its master alone may fail again, in the attempt that it has', () => {
  const due = after(submitted, started, attempt_failed, eventsOf(1, 1).due);
  expect(due).toMatchObject({ state: 'PENDING', attempt: 1 });
  expect(advance(due, attempt_failed)).toMatchObject({ record: { state: 'FAILED', attempt: 1, error } });
});

test('an attempt does not begin twice', () => {
  expect(advance(records.PROCESSING, started)).toHaveProperty('refused');
});

test('a result of an earlier round is refused', () => {
  const again = after(submitted, started, died, eventsOf(1, 1).retried);
  expect(advance(again, completed)).toEqual({ refused: 'its round is 2, not 1' });
});

test('a failed attempt says what failed and when the next one is, and the next one forgets the latter', () => {
  expect(records.FAILED).toMatchObject({ error, nextAttemptAt: attempt_failed.nextAttemptAt });
  const next = after(submitted, started, attempt_failed, eventsOf(2, 1).started);
  expect(next).toMatchObject({ attempt: 2, error });
  expect(next).not.toHaveProperty('nextAttemptAt');
});

const anyEvent: fc.Arbitrary<JobEvent> = fc
  .record({
    type: fc.constantFrom(...types),
    attempt: fc.integer({ min: 0, max: 4 }),
    round: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ type, attempt, round }) => eventsOf(attempt, round)[type]);

test('whatever happens: an end is left by retried alone, attempts never go back, each event is one version', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      let before = after(submitted);
      for (const event of events) {
        const advanced = advance(before, event);
        if ('refused' in advanced) continue;
        const { record } = advanced;
        if (isTerminal(before.state)) expect([before.state, event.type]).toEqual(['DEAD', 'retried']);
        if (event.type === 'started') expect(record.attempt).toBeGreaterThan(before.attempt);
        expect(record.version).toBe(before.version + 1);
        expect(record.round).toBe(before.round + (event.type === 'retried' ? 1 : 0));
        expect(record.request).toBe(request);
        before = record;
      }
    }),
  );
});
