import { expect, test } from 'vitest';
import { failingOf, flakesDocument, verdictOf } from '../../tools/flakes/document.ts';
import type { Run } from '../../tools/flakes/run-once.ts';

/** Runs that took 60 s, 61 s, … each with what was not as it was. */
function series(...problems: readonly (readonly string[])[]): readonly Run[] {
  return problems.map((names, index) => ({
    seconds: 60 + index,
    cases: 106,
    problems: new Map(names.map((name) => [name, `how in run ${index + 1}`])),
  }));
}

const samples = 'shipped/talk, samples: a.samples.json';

test('what is not as it was in some runs is flaky; in all of them it is wrong', () => {
  expect(verdictOf(series([], [], []))).toBe('the same in all 3 runs');
  expect(verdictOf(series([], [samples], []))).toBe('1 flaky');
  expect(verdictOf(series([samples, 'b'], [samples], [samples]))).toBe('1 flaky, 1 wrong in every run');
});

test('it is told with its runs, and how in the first of them', () => {
  expect(failingOf(series([], [samples], [], [samples]))).toEqual([
    { what: samples, how: 'how in run 2', runs: [2, 4] },
  ]);
});

test('the page has the date, FFmpeg, the runs, the verdict and the seconds', () => {
  const about = { ffmpeg: '5.1.9', node: 'v24.21.0', processors: 2, date: new Date('2026-02-03T23:00:00Z') };
  const page = flakesDocument({ ...about, runs: series([], [samples], [], []) });
  expect(page.slice(page.indexOf('## The latest series'))).toBe(`## The latest series

| | |
|---|---|
| date | 2026-02-03 |
| FFmpeg | 5.1.9 |
| Node, processors | v24.21.0, 2 |
| runs, cases in each | 4, 106 |
| verdict | **1 flaky** |
| seconds a run: shortest, median, longest | 60.0 / 61.5 / 63.0 |

- shipped/talk, samples: a.samples.json, in run 2
`);
});
