import { describe, expect, test } from 'vitest';
import { compileText, expectMarked, inPreset } from './findings.ts';

test('a value out of range', () => {
  expectMarked(
    inPreset(`  output voice |> highpass(5 Hz) |> compress(-20 dBFS, 200:1) |> normalize(-3 LUFS)
                           ~~~~ range/outside: the frequency is 5 Hz, outside 10 Hz .. 2 kHz
                                                       ~~~~~ range/outside: the ratio is 200:1, outside 1:1 .. 20:1
                                                                           ~~~~~~~ range/outside: a loudness target is -3 LUFS, outside -50 LUFS .. -5 LUFS`),
  );
});

test('a default outside of its own range, and ranges that are none', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param depth: Gain = 20 dB in 0 dB .. 18 dB
                      ~~~~~ range/default_outside: the default of 'depth' is 20 dB, outside its own range 0 dB .. 18 dB
  param cut: Frequency = 80 Hz in 100 Hz .. 60 Hz
                                  ~~~~~~~~~~~~~~~ range/reversed: the range 100 Hz .. 60 Hz is the wrong way round
  param target: Loudness = -16 LUFS in -20 dB .. -12 LUFS
                                       ~~~~~~ unit/mismatch: a loudness bound is given in LUFS, not dB
  param peak: TruePeak = 30 dBTP
                         ~~~~~~~ range/outside: a true peak is 30 dBTP, outside -60 dBTP .. 6 dBTP
  output voice |> gain(depth) |> highpass(cut) |> normalize(target, ceiling: peak)
}`);
});

test('a param that reaches outside of what an operator takes', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS in -60 LUFS .. -12 LUFS
  param depth: Gain = 3 dB in 0 dB .. 40 dB
  output voice |> gain(2 * depth) |> normalize(target)
                       ~~~~~~~~~ range/param_reaches_outside: the amount can become 80 dB here, outside -60 dB .. 60 dB
                                               ~~~~~~ range/param_reaches_outside: a loudness target can become -60 LUFS here, outside -50 LUFS .. -5 LUFS
}`);
});

test('defaults and bounds are fixed', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param depth: Gain = 3 dB in 0 dB .. 10 dB
  param more: Gain = depth + 3 dB
                     ~~~~~~~~~~~~ type/not_fixed: a default or a bound cannot depend on a param
  param most: Gain = 3 dB in 0 dB .. depth
                                     ~~~~~ type/not_fixed: a default or a bound cannot depend on a param
  output voice |> gain(more) |> gain(most)
}`);
});

test('defaults and bounds may be calculated', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param target: Loudness = -23 LUFS + 7 LU in -24 LUFS - 1 LU .. -12 LUFS
  output voice |> normalize(target)
}`);
});

describe('a param without a range', () => {
  const rangeOf = (body: string) => {
    const { presets, diagnostics } = compileText(`preset a v1 {\n  input voice: Audio\n${body}\n}`);
    expect(diagnostics).toEqual([]);
    return presets[0]?.artifact.params.map(({ min, max }) => [min, max])[0];
  };

  test('has that of its type where nothing narrows it', () => {
    expect(rangeOf('  param depth: Gain = 3 dB\n  output voice |> gain(depth)')).toEqual([-60, 60]);
  });

  test('has what all of its uses take', () => {
    expect(rangeOf('  param cut: Frequency = 80 Hz\n  output voice |> highpass(cut)')).toEqual([10, 2000]);
    expect(rangeOf('  param cut: Frequency = 80 Hz\n  output voice |> eq(cut, 3 dB) |> highpass(cut)')).toEqual([
      20, 2000,
    ]);
    expect(rangeOf('  param cut: Frequency = 80 Hz\n  output voice |> highpass(cut) |> eq(cut, 3 dB)')).toEqual([
      20, 2000,
    ]);
  });

  test('is narrowed through lets and chains', () => {
    const chain = 'chain low(cut: Frequency) = highpass(cut)\n';
    const body = '  param cut: Frequency = 80 Hz\n  let f = cut\n  output voice |> low(f)';
    const { presets } = compileText(`${chain}preset a v1 {\n  input voice: Audio\n${body}\n}`);
    expect(presets[0]?.artifact.params).toMatchObject([{ min: 10, max: 2000 }]);
  });

  test('is told where a use does not take its default', () => {
    expectMarked(`preset a v1 {
  input voice: Audio
  param cut: Frequency = 12 kHz
  output voice |> highpass(cut)
                           ~~~ range/outside: the frequency is 12 kHz, outside 10 Hz .. 2 kHz
}`);
  });
});
