import { expect, test } from 'vitest';
import { fineTimeline } from '../../runtime/engine/measure/fine-timeline.ts';

/** A meter that is some steps of 20 ms late and reads, as loudness, the time of the programme that a block ends at. */
function meter(lateSteps: number, blocks: number) {
  const readings = Float32Array.from({ length: blocks }, (_, block) => 5 * (block + 1) - lateSteps);
  return {
    momentary: readings,
    shortTerm: readings,
    last: new Map(),
    since: new Map(),
    notNumbers: { momentary: 0, shortTerm: 0 },
  };
}

test('five meters, each 20 ms later, make one timeline in which every reading stands at its time', () => {
  const late = [1, 2, 3, 4].map((steps) => meter(steps, 40));
  const { rateHz, momentary, shortTerm } = fineTimeline({ rateHz: 10, ...meter(0, 40) }, late);
  const readings = [...momentary];

  expect(rateHz).toBe(50);
  expect(momentary).toHaveLength(200);
  expect(readings.findIndex((value) => !Number.isNaN(value))).toBe(19); // 400 ms
  expect([...shortTerm].findIndex((value) => !Number.isNaN(value))).toBe(149); // 3 s
  expect(readings.slice(19)).toEqual(Array.from({ length: 181 }, (_, index) => index + 20));
});

test('a programme without a full block has no readings', () => {
  const nothing = meter(0, 0);
  const { momentary } = fineTimeline({ rateHz: 10, ...nothing }, [nothing, nothing, nothing, nothing]);
  expect(momentary).toHaveLength(0);
});
