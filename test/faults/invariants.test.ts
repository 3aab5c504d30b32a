import { describe, expect, test } from 'vitest';
import type { Entry, Happening } from './support/history.ts';
import { violations } from './support/invariants.ts';
import { DEAD, type Expected, type FinalJob, type Remains } from './support/remains.ts';

// A checker that finds nothing proves nothing: each invariant is broken here once, in a history that is fine otherwise.

const good: FinalJob = {
  id: 'a',
  order: 'first',
  state: 'COMPLETED',
  attempt: 2,
  masterKey: 'masters/a.wav',
  sha256: 'right',
};
const poison: FinalJob = { id: 'b', order: 'second', state: 'DEAD', attempt: 1 };

/** A worker is killed, another one completes the job; the second order is no sound. */
const history = {
  acceptA: { kind: 'accepted', job: 'a' },
  acknowledgeA: { kind: 'acknowledged', job: 'a', order: 'first' },
  startA1: { kind: 'started', job: 'a', attempt: 1, worker: 'one' },
  acceptB: { kind: 'accepted', job: 'b' },
  acknowledgeB: { kind: 'acknowledged', job: 'b', order: 'second' },
  kill: { kind: 'fault', what: 'kill a worker' },
  startB: { kind: 'started', job: 'b', attempt: 1, worker: 'two' },
  decideB: { kind: 'decided', job: 'b', round: 1, state: 'DEAD' },
  toldB: { kind: 'told', job: 'b', state: 'DEAD' },
  startA2: { kind: 'started', job: 'a', attempt: 2, worker: 'two' },
  decideA: { kind: 'decided', job: 'a', round: 1, state: 'COMPLETED' },
  putA: { kind: 'put', key: 'masters/a.wav', sha256: 'right' },
  toldA: { kind: 'told', job: 'a', state: 'COMPLETED' },
} satisfies Record<string, Happening>;

const remains: Remains = {
  jobs: [good, poison],
  objects: new Map([['masters/a.wav', 'right']]),
  openUploads: [],
  scratch: [],
  processes: [],
};
const expected: Expected = {
  orders: new Map([
    ['first', 'right'],
    ['second', DEAD],
  ]),
  withinMs: 1000,
  maxAttempts: 4,
  maxPoisonAttempts: 2,
  keys: [/^masters\/[ab]\.wav$/],
};

/** What is found in the history with some of it changed; an entry a millisecond. */
function found(change: Partial<Record<string, Happening | undefined>> = {}, left: Partial<Remains> = {}) {
  const entries = Object.entries({ ...history, ...change }).flatMap(([, happening], index): Entry[] =>
    happening === undefined ? [] : [{ atMs: index, ...happening }],
  );
  return violations(entries, { ...remains, ...left }, expected).map(({ says }) => says);
}

const withJob = (change: Partial<FinalJob>): Partial<Remains> => ({ jobs: [{ ...good, ...change }, poison] });

test('a history in which everything went as promised breaks nothing', () => {
  expect(found()).toEqual([]);
});

describe('every accepted job ends in time', () => {
  test('one without a result', () => {
    expect(found({ decideA: undefined })).toEqual(['a was accepted and has no result']);
  });
  test('one that nobody knows', () => {
    expect(found({}, { jobs: [good] })).toEqual(['b was accepted and is not known']);
  });
  test('one that still runs', () => {
    expect(found({ toldA: undefined }, withJob({ state: 'PROCESSING' }))).toEqual([
      'a is still PROCESSING',
      'first is PROCESSING',
    ]);
  });
  test('one that was acknowledged before it was safe', () => {
    expect(found({ acceptB: undefined })).toEqual(['b was acknowledged and never accepted']);
  });
  test('one that took too long', () => {
    const entries = Object.values(history).map((happening, index): Entry => ({ atMs: 500 * index, ...happening }));
    expect(violations(entries, remains, expected)).toEqual([
      { invariant: 'every accepted job ends in time', says: 'a took 5000 ms' },
      { invariant: 'every accepted job ends in time', says: 'b took 2000 ms' },
    ]);
  });
});

describe('one job an order, one result a job, and the bytes of an undisturbed run', () => {
  test('an order that became two jobs', () => {
    expect(found({}, { jobs: [good, { ...good, id: 'c' }, poison] })).toEqual(['first became 2 jobs']);
  });
  test('a second result', () => {
    const again = { kind: 'decided', job: 'a', round: 1, state: 'DEAD' } as const;
    expect(found({ again })).toEqual(['a, round 1, was decided 2 times']);
  });
  test('other bytes', () => {
    expect(found({}, { objects: new Map([['masters/a.wav', 'wrong']]) })).toEqual([
      'first has other bytes than an undisturbed run makes',
    ]);
  });
  test('a result that names other bytes', () => {
    expect(found({}, withJob({ sha256: 'wrong' }))).toEqual(['first: its result names another digest']);
  });
  test('a master that was another one for a while', () => {
    const wrong = { kind: 'put', key: 'masters/a.wav', sha256: 'wrong' } as const;
    expect(found({ wrong })).toEqual(['masters/a.wav was written with 2 different contents']);
  });
  test('the same bytes twice are fine', () => {
    expect(found({ again: history.putA })).toEqual([]);
  });
  test('a master that is not there', () => {
    expect(found({}, { objects: new Map() })).toEqual(['first is COMPLETED and masters/a.wav is not there']);
  });
});

test('nothing is COMPLETED before its master can be read', () => {
  expect(found({ putA: undefined, toldA: history.toldA, late: history.putA })).toEqual([
    'first was told to be COMPLETED before its master was there',
  ]);
});

describe('what has ended stays so, and attempts are numbered once and bounded', () => {
  test('a job that was taken up after its end', () => {
    const again = { kind: 'told', job: 'a', state: 'PROCESSING' } as const;
    expect(found({ again })).toEqual(['a was COMPLETED and then PROCESSING']);
  });
  test('a number that was given twice', () => {
    expect(found({ again: { ...history.startA1, worker: 'two' } })).toEqual(['attempt 1 of a began 2 times']);
  });
  test('more attempts than allowed', () => {
    expect(found({}, withJob({ attempt: 5 }))).toEqual(['a took 5 attempts']);
  });
});

describe('nothing is left', () => {
  test('uploads, scratch, processes', () => {
    expect(found({}, { openUploads: ['masters/a.wav'], scratch: ['lathe-x'], processes: ['ffmpeg'] })).toEqual([
      'an upload of masters/a.wav was left open',
      'lathe-x was left',
      'a process was left: ffmpeg',
    ]);
  });
  test('an object that the service has no use for', () => {
    const objects = new Map([...remains.objects, ['masters/a.wav.part', 'half']]);
    expect(found({}, { objects })).toEqual(['masters/a.wav.part is no object of the service']);
  });
});

describe('what cannot succeed is DEAD in few attempts', () => {
  test('one that is tried for ever', () => {
    const more = { ...history.startB, attempt: 2 };
    expect(found({ more, evenMore: { ...more, attempt: 3 } })).toEqual(['second cannot succeed and was tried 3 times']);
  });
  test('one that succeeded', () => {
    const completed = { kind: 'told', job: 'b', state: 'COMPLETED' } as const;
    expect(
      found({ decideB: undefined, toldB: undefined }, { jobs: [good, { ...poison, state: 'CANCELLED' }] }),
    ).toEqual(['b was accepted and has no result', 'second cannot succeed and is CANCELLED']);
    expect(found({ toldB: completed }, { jobs: [good, { ...poison, state: 'COMPLETED' }] })).toEqual([
      'second was told to be COMPLETED before its master was there',
      'second cannot succeed and is COMPLETED',
    ]);
  });
});
