import { describe, expect, test } from 'vitest';
import { compileText, expectMarked, inPreset, mended } from './findings.ts';

describe('a unit that does not fit', () => {
  test('is told in the words of what is wanted', () => {
    expectMarked(
      inPreset(`  output voice
    |> highpass(3 dB)
                ~~~~ unit/mismatch: the frequency is given in Hz or kHz, not dB
    |> gain(-16 LUFS)
            ~~~~~~~~ unit/mismatch: the amount is given in dB, not LUFS
    |> compress(threshold: -22 dB, ratio: 3, attack: 8 Hz)
                           ~~~~~~ unit/mismatch: a level threshold is given in dBFS, not dB
                                          ~ unit/missing: the ratio needs a unit: n:1
                                                     ~~~~ unit/mismatch: the attack is given in ms or s, not Hz
    |> normalize(-16 dB, ceiling: -1.5 dBFS)
                 ~~~~~~ unit/mismatch: a loudness target is given in LUFS, not dB
                                  ~~~~~~~~~ unit/mismatch: a true peak ceiling is given in dBTP, not dBFS`),
    );
  });

  test('comes with why, and with the fix where the number may have been meant', () => {
    const { diagnostics } = compileText(inPreset('  output voice |> normalize(-16 dB, ceiling: -1.5 dBFS)'));
    expect(diagnostics.map(({ why, fix }) => ({ why, fix }))).toEqual([
      { why: 'dB is a change of level; a target is an absolute loudness (ITU-R BS.1770)', fix: '-16 LUFS' },
      { why: 'dBFS measures samples; a ceiling holds for the wave between them, in dBTP', fix: '-1.5 dBTP' },
    ]);
  });

  test('has no fix that would be out of range', () => {
    const { diagnostics } = compileText(inPreset('  output voice |> normalize(3 dB) |> highpass(80 ms)'));
    expect(diagnostics.map(({ code, fix }) => [code, fix])).toEqual([
      ['unit/mismatch', undefined],
      ['unit/mismatch', undefined],
    ]);
  });

  test('can be mended mechanically', () => {
    const wrong = '  output voice |> normalize(-16 dB, ceiling: -1.5 dBFS)';
    const right = '  output voice |> normalize(-16 LUFS, ceiling: -1.5 dBTP)';
    expect(mended(inPreset(wrong))).toBe(inPreset(right));
  });
});

describe('a number without a unit', () => {
  test('is told which units there are', () => {
    expectMarked(
      inPreset(`  output voice |> highpass(80) |> gain(3) |> compress(-22, ratio: 3, attack: 8) |> normalize(-16)
                           ~~ unit/missing: the frequency needs a unit: Hz or kHz
                                       ~ unit/missing: the amount needs a unit: dB
                                                      ~~~ unit/missing: a level threshold needs a unit: dBFS
                                                                  ~ unit/missing: the ratio needs a unit: n:1
                                                                             ~ unit/missing: the attack needs a unit: ms or s
                                                                                             ~~~ unit/missing: a loudness target needs a unit: LUFS`),
    );
  });

  test('gets the unit in which it is within the range', () => {
    const wrong =
      '  output voice |> highpass(80) |> eq(5000, 3) |> lowpass(12) |> compress(-22 dBFS, 3, attack: 8) |> fade_out(3)';
    const right =
      '  output voice |> highpass(80 Hz) |> eq(5000 Hz, 3 dB) |> lowpass(12 kHz) |> compress(-22 dBFS, 3:1, attack: 8 ms) |> fade_out(3 s)';
    expect(mended(inPreset(wrong))).toBe(inPreset(right));
  });
});

describe('conversions', () => {
  const hashOf = (output: string) => compileText(inPreset(`  output ${output}`)).presets[0]?.hash;

  test('kHz to Hz, ms and us and min and h to s', () => {
    expect(hashOf('voice |> highpass(0.08 kHz)')).toBe(hashOf('voice |> highpass(80 Hz)'));
    expect(hashOf('voice |> fade_in(1500 ms)')).toBe(hashOf('voice |> fade_in(1.5 s)'));
    expect(hashOf('voice |> fade_in(1500000 us)')).toBe(hashOf('voice |> fade_in(1.5 s)'));
    expect(hashOf('voice |> fade_in(0.1 min)')).toBe(hashOf('voice |> fade_in(6 s)'));
    expect(hashOf('voice |> trim(to: 0.5 h)')).toBe(hashOf('voice |> trim(to: 30 min)'));
  });
});

describe('arithmetic', () => {
  test('LU and dB add to the absolute levels', () => {
    expectMarked(`preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS in -20 LUFS .. -12 LUFS
  param headroom: Gain = 3 dB in 0 dB .. 6 dB
  output voice
    |> compress(threshold: -22 dBFS - headroom, ratio: 3:1)
    |> normalize(target - 3 LU + 0.5 * 2 LU, ceiling: -1 dBTP - headroom / 2)
}`);
  });

  test('what has no meaning', () => {
    expectMarked(
      inPreset(`  let a = -16 LUFS + -16 LUFS
          ~~~~~~~~~~~~~~~~~~~ type/arithmetic: a loudness + a loudness has no meaning
  let b = 3 dB * 2 dB
          ~~~~~~~~~~~ type/arithmetic: a gain * a gain has no meaning
  let c = voice + 3 dB
          ~~~~~~~~~~~~ type/arithmetic: a stream + a gain has no meaning
  let d = 80 Hz - 3 dB
          ~~~~~~~~~~~~ type/arithmetic: a frequency - a gain has no meaning
  let e = 3 dB / 0
          ~~~~~~~~ type/arithmetic: a gain / a whole number has no meaning
  let f = -voice
           ~~~~~ type/mismatch: a minus takes a number, not a stream
  let g = 2 * -16 LUFS
          ~~~~~~~~~~~~ type/arithmetic: a whole number * a loudness has no meaning
  output voice |> gain(b) |> gain(e)`),
    );
  });

  test('a difference of two levels is a change', () => {
    expectMarked(inPreset('  output voice |> gain(-3 dBFS - -9 dBFS) |> gain(-1 dBTP - -7 dBTP)'));
  });

  test('a divisor that a param can make 0', () => {
    expectMarked(`preset a v1 {
  input voice: Audio
  param q: Number = 1 in 0 .. 4
  output voice |> eq(1 kHz, 3 dB, q: 1 / q)
                                     ~~~~~ type/arithmetic: a whole number / a number has no meaning
}`);
  });

  test('beyond all numbers', () => {
    const squares = Array.from({ length: 8 }, (_, index) => `  let x${index + 1} = x${index} * x${index}\n`).join('');
    const { diagnostics } = compileText(
      inPreset(`  let x0 = 100000000000000\n${squares}  output voice |> eq(1 kHz, 3 dB, q: x8)`),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['type/arithmetic']);
  });

  test('a ratio to 0', () => {
    expectMarked(
      inPreset(`  output voice |> compress(-20 dBFS, 3:0)
                                     ~~~ type/arithmetic: 3 to 0 has no meaning`),
    );
  });
});

describe('a value of another kind', () => {
  test('is called by its name', () => {
    expectMarked(
      inPreset(`  let words = "loud"
  output voice
    |> gain(words)
            ~~~~~ type/mismatch: the amount takes dB, not a text
    |> gain(true)
            ~~~~ type/mismatch: the amount takes dB, not true or false
    |> gain(voice)
            ~~~~~ type/mismatch: the amount takes dB, not a stream
    |> channels(2)
                ~ call/unknown_choice: layout cannot be a whole number (2)
    |> channels("mono")
                ~~~~~~ call/unknown_choice: layout cannot be a text
    |> channels(monno)
                ~~~~~ call/unknown_choice: layout cannot be 'monno'
    |> duck(under: 3 dB)
                   ~~~~ type/mismatch: under takes a stream, not a gain (3 dB)`),
    );
  });

  test('is not piped', () => {
    expectMarked(
      inPreset(`  output 3 dB |> gain(3 dB) |> gain(2 dB)
         ~~~~ type/mismatch: gain takes a stream, not a gain (3 dB)`),
    );
    expectMarked(
      inPreset(`  let loud = 3 dB
  output loud
         ~~~~ type/mismatch: an output takes a stream, not a gain (3 dB)`),
    );
  });
});
