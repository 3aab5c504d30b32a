import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultGroups } from '../../tools/mutate/faults/index.ts';
import { plant } from '../../tools/mutate/plant.ts';

const faults = faultGroups.flatMap((group) => group.faults);
const root = new URL('../../', import.meta.url).pathname;

test('there are faults of every kind, each said once', () => {
  expect(faultGroups.every((group) => group.faults.length > 4)).toBe(true);
  expect(new Set(faults.map(({ what }) => what)).size).toBe(faults.length);
});

// Planting and checking them takes minutes: `npm run mutate`. That each still has its place is known here.
test.each(faults)('$file has one place for: $what', (fault) => {
  const text = readFileSync(`${root}${fault.file}`, 'utf8');
  expect(plant(fault, text)).not.toBe(text);
});

test('a fault whose place is gone, or is there twice, is no fault', () => {
  const fault = { what: '', file: 'a.ts', find: 'one', replace: 'two' };
  expect(() => plant(fault, 'neither')).toThrow('a.ts has 0 places');
  expect(() => plant(fault, 'one one')).toThrow('a.ts has 2 places');
});
