import { describe, expect, test } from 'vitest';
import { isFilterName, validateFilter } from '../../schemas/validate-filter.ts';

describe('validateFilter', () => {
  test('finds nothing in options that FFmpeg takes', () => {
    expect(validateFilter('highpass', { frequency: 80, width_type: 'q', width: 0.5, normalize: true })).toEqual([]);
    expect(validateFilter('ebur128', { peak: 'sample+true', metadata: true, framelog: 'verbose' })).toEqual([]);
    expect(validateFilter('volume', { volume: '-3dB', precision: 'double' })).toEqual([]);
    expect(validateFilter('volume', { volume: 0.5 })).toEqual([]);
    expect(validateFilter('anull', {})).toEqual([]);
  });

  test('names every option that FFmpeg would refuse', () => {
    expect(validateFilter('highpass', { frequency: 1e6, width_type: 'octave', pole: 2, poles: 1.5 })).toEqual([
      { filter: 'highpass', option: 'pole', message: 'is not an option of this filter' },
      { filter: 'highpass', option: 'frequency', message: 'must be <= 999999' },
      { filter: 'highpass', option: 'width_type', message: 'must be one of h, q, o, s, k' },
      { filter: 'highpass', option: 'poles', message: 'must be integer' },
    ]);
  });

  test('gives one message for an option that takes a number or a name', () => {
    expect(validateFilter('ebur128', { framelog: 'quiet' })).toEqual([
      { filter: 'ebur128', option: 'framelog', message: 'must be integer or must be one of info, verbose' },
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d where a number is due', (width) => {
    expect(validateFilter('highpass', { width })).toEqual([
      { filter: 'highpass', option: 'width', message: 'must be number' },
    ]);
  });
});

test('isFilterName tells the filters of the catalog from other words', () => {
  expect(['highpass', 'loudnorm', 'amovie', 'constructor'].map(isFilterName)).toEqual([true, false, false, false]);
});
