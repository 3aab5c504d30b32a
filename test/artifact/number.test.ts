import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../compiler/artifact/number.ts';
import { serializeGraph } from '../../compiler/artifact/serialize.ts';
import { runGraph } from './run-ffmpeg.ts';

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-0.00000000001, '0'],
    [48000, '48000'],
    [-16.5, '-16.5'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [1.23456789012345, '1.2345678901'],
    [123456789.123, '123456789.123'],
    [1e21, '1000000000000000000000'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('%d', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %d', (value) => {
    expect(() => formatNumber(value)).toThrow(RangeError);
  });

  test('is plain decimal digits, at most ten after the point', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(formatNumber(value)).toMatch(/^(0|-?(?!0$)\d+(\.\d{0,9}[1-9])?)$/);
      }),
    );
  });

  test('FFmpeg reads back every number to ten decimals', () => {
    const batches = fc.array(finite, { minLength: CHANNELS, maxLength: CHANNELS });
    fc.assert(
      fc.property(batches, (values) => {
        for (const [index, read] of readBack(values).entries()) {
          const value = values[index] ?? Number.NaN;
          expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5000001e-10 + Math.abs(value) * Number.EPSILON);
        }
      }),
      { numRuns: 20 },
    );
  });
});

const CHANNELS = 16;
const finite = fc.oneof(
  fc.double({ min: -100, max: 100, noNaN: true }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.integer(),
);

/** FFmpeg evaluates every number of a filter's options with one function; here its results are samples, one a channel. */
function readBack(values: readonly number[]): Float64Array {
  const graph = serializeGraph([
    {
      filter: 'aevalsrc',
      options: {
        exprs: values.map(formatNumber).join('|'),
        channel_layout: 'hexadecagonal',
        nb_samples: 1,
        duration: 0.01,
      },
      in: [],
      out: ['out'],
    },
  ]);
  const samples = runGraph(graph, ['-c:a', 'pcm_f64le', '-f', 'f64le', 'pipe:1']);
  return Float64Array.from(values, (_, index) => samples.readDoubleLE(8 * index));
}
