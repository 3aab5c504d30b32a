import { expect, test } from 'vitest';
import { drawSchedule, scheduleText } from './support/schedule.ts';

const options = { count: 4, meanMs: 1000, mix: { 'kill a worker': 3, 'restart Redis': 1 } } as const;

test('the same seed goes wrong in the same way, another one in another', () => {
  const once = drawSchedule({ ...options, seed: 7 });
  expect(drawSchedule({ ...options, seed: 7 })).toEqual(once);
  expect(drawSchedule({ ...options, seed: 8 })).not.toEqual(once);
});

test('harms come in the order of their times, as often as the mix has it', () => {
  const many = drawSchedule({ ...options, count: 4000, seed: 1 });
  expect(many.map(({ afterMs }) => afterMs)).toEqual(many.map(({ afterMs }) => afterMs).toSorted((a, b) => a - b));
  expect((many.at(-1)?.afterMs ?? 0) / 4000).toBeCloseTo(1000, -2);
  expect(many.filter(({ harm }) => harm === 'restart Redis').length / 4000).toBeCloseTo(0.25, 1);
});

test('a schedule can be read', () => {
  expect(scheduleText([{ afterMs: 1234, harm: 'kill a worker', pick: 0.5 }])).toBe('    1.2 s  kill a worker');
});
