import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseUnits, formatQuantity, type QuantityType } from '../../compiler/artifact/quantity.ts';
import { readWritten, unitsOf } from '../../compiler/artifact/written-quantity.ts';

const types = Object.keys(baseUnits) as QuantityType[];

test.each<[QuantityType, string, number]>([
  ['Loudness', '-16 LUFS', -16],
  ['Loudness', '-16.5LUFS', -16.5],
  ['Ratio', '3:1', 3],
  ['Ratio', '2.5 : 1', 2.5],
  ['Frequency', '80 Hz', 80],
  ['Frequency', '0.2 kHz', 200],
  ['Duration', '300 ms', 0.3],
  ['Duration', '2 min', 120],
  ['Gain', '+3 dB', 3],
  ['Percent', '50 %', 50],
  ['Integer', '-2', -2],
  ['Number', '0.25', 0.25],
])('%s: %s is %d', (type, text, value) => {
  expect(readWritten(type, text)).toBeCloseTo(value, 12);
});

test.each<[QuantityType, string]>([
  ['Loudness', '-16'],
  ['Loudness', '-16 dB'],
  ['Loudness', '-16 lufs'],
  ['Loudness', '-16  LUFS'],
  ['Loudness', '-16 LUFS\n'],
  ['Loudness', '−16 LUFS'],
  ['Loudness', '1e3 LUFS'],
  ['Ratio', '3:2'],
  ['Ratio', '3'],
  ['Integer', '2.5'],
  ['Number', '1 LU'],
  ['Number', ''],
  ['Number', 'NaN'],
  ['Number', `${'9'.repeat(400)}`],
])('%s: %j is none', (type, text) => {
  expect(readWritten(type, text)).toBeUndefined();
});

test('what is printed is read as what it was', () => {
  const value = fc.integer({ min: -9_999_000, max: 9_999_000 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(fc.constantFrom(...types), value, (type, number) => {
      const whole = type === 'Integer' ? Math.round(number) : number;
      expect(readWritten(type, formatQuantity(type, whole))).toBeCloseTo(whole, 6);
    }),
  );
});

test('the usual unit of a type comes first', () => {
  expect(unitsOf('Duration')[0]).toBe('s');
  expect(unitsOf('Frequency')).toEqual(['Hz', 'kHz']);
  expect(unitsOf('Number')).toEqual([]);
});
