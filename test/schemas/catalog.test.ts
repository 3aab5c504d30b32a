import { spawnSync } from 'node:child_process';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { encoderFacts, filterSchemas, muxerFacts } from '../../schemas/ffmpeg/catalog.ts';
import type { FilterName } from '../../schemas/generated/ffmpeg-filters.ts';
import { validateFilter } from '../../schemas/validate-filter.ts';

describe('the catalog of filters', () => {
  test.each(Object.entries(filterSchemas))('%s is a strict JSON Schema', (_, schema) => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  test.each(Object.entries(filterSchemas))('the defaults of %s are valid', (name, { properties }) => {
    const options = Object.entries(properties).flatMap(([option, schema]) =>
      schema.default === undefined ? [] : [[option, schema.default] as const],
    );
    expect(validateFilter(name as FilterName, Object.fromEntries(options))).toEqual([]);
  });

  test('keeps one name of an option: the full one', () => {
    expect(Object.keys(filterSchemas.highpass.properties).join(' ')).toBe(
      'frequency width_type width poles mix channels normalize transform precision blocksize enable',
    );
  });

  test('knows the range of a duration, in seconds', () => {
    expect(filterSchemas.acrossfade.properties.duration).toEqual({
      description: 'set cross fade duration',
      type: 'number',
      minimum: 0,
      maximum: 60,
      default: 0,
    });
  });
});

describe('FFmpeg agrees with the catalog', () => {
  test.each<[FilterName, string, string | number, boolean]>([
    ['highpass', 'frequency', 999999, true],
    ['highpass', 'frequency', 1000000, false],
    ['alimiter', 'limit', 0.0625, true],
    ['alimiter', 'limit', 0.05, false],
    ['afftdn', 'noise_floor', -20, true],
    ['afftdn', 'noise_floor', -19, false],
    ['afade', 'curve', 'qsin', true],
    ['afade', 'curve', 'sine', false],
    ['apad', 'whole_dur', 0.5, true],
    ['apad', 'whole_dur', -1, false],
    ['ebur128', 'peak', 'sample+true', true],
    ['ebur128', 'peak', 'sample+loud', false],
  ])('%s=%s=%s', (filter, option, value, isValid) => {
    expect(validateFilter(filter, { [option]: value }).length === 0).toBe(isValid);
    expect(ffmpegTakes(`${filter}=${option}=${value}`)).toBe(isValid);
  });
});

describe('the catalog of encoders and muxers', () => {
  test('tells what libopus takes', () => {
    const { sampleRates, sampleFormats, channelLayouts } = encoderFacts.libopus;
    expect({ sampleRates, sampleFormats, channelLayouts }).toEqual({
      sampleRates: [8000, 12000, 16000, 24000, 48000],
      sampleFormats: ['s16', 'flt'],
      channelLayouts: [],
    });
  });

  test('tells what libmp3lame takes', () => {
    expect(encoderFacts.libmp3lame.channelLayouts).toEqual(['mono', 'stereo']);
    expect(encoderFacts.libmp3lame.sampleRates.at(-1)).toBe(48000);
  });

  test('knows the option that keeps a large WAV readable', () => {
    expect(muxerFacts.wav.options.properties.rf64).toMatchObject({ default: 'never' });
  });
});

function ffmpegTakes(filter: string): boolean {
  const args = ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', 'anullsrc=d=0.01', '-af', filter, '-f', 'null', '-'];
  return spawnSync(process.env.LATHE_FFMPEG || 'ffmpeg', args).status === 0;
}
