import { describe, expect, test } from 'vitest';
import { compileText, expectMarked } from './findings.ts';

/** The hash of the one preset of a text. */
function hashOf(text: string): string | undefined {
  const { presets, diagnostics } = compileText(text);
  expect(diagnostics).toEqual([]);
  return presets[0]?.hash;
}

const around = (output: string) => `preset a v1 {
  input voice: Audio
  input music: Audio
  param depth: Gain = 6 dB in 0 dB .. 12 dB
  let speech = voice |> normalize(-19 LUFS)
  output ${output}
}`;

describe('a chain', () => {
  test('means its stages, with the arguments in the place of the params', () => {
    const chains = `chain bright(by: Gain, at: Frequency = 8 kHz) = shelf(high, at, by) |> trimmed(by)
chain trimmed(by: Gain) = gain(-by)\n`;
    const called = around('mix(speech, music |> bright(depth))');
    const written = around('mix(speech, music |> shelf(high, 8 kHz, depth) |> gain(-depth))');
    expect(hashOf(chains + called)).toBe(hashOf(written));
  });

  test('may take another stream', () => {
    const chain = 'chain under_voice(voice: Audio, by: Gain = 9 dB) = gain(-3 dB) |> duck(under: voice, depth: by)\n';
    const called = around('mix(speech, music |> under_voice(speech, by: depth))');
    const written = around('mix(speech, music |> gain(-3 dB) |> duck(under: speech, depth: depth))');
    expect(hashOf(chain + called)).toBe(hashOf(written));
  });

  test('knows the names of its own params only', () => {
    expectMarked(`chain soft() = gain(depth)
                    ~~~~~ name/unknown: nothing here is called 'depth'
preset a v1 {
  input voice: Audio
  param depth: Gain = 6 dB in 0 dB .. 12 dB
  output voice |> soft() |> gain(depth)
}`);
  });

  test('is checked where it is declared, and what it lacks there is not told again at its calls', () => {
    expectMarked(`chain clean(cut: Frequency = 80 Hz, spare: Gain = 3 dB) = highpass(cut) |> denoyse(10 dB) |> gain(3 Hz)
                                    ~~~~~ name/unused: the param 'spare' is never used
                                                                           ~~~~~~~ name/unknown_operator: there is no operator or chain called 'denoyse'
                                                                                                  ~~~~ unit/mismatch: the amount is given in dB, not Hz
chain cleaner() = clean() |> deess()
preset a v1 {
  input voice: Audio
  output voice |> clean(90 Hz) |> cleaner() |> gain(3 ms)
                                                    ~~~~ unit/mismatch: the amount is given in dB, not ms
}`);
  });

  test('may not reach outside of what its stages take', () => {
    expectMarked(`chain low(cut: Frequency = 80 Hz in 1 Hz .. 100 Hz) = highpass(cut)
                                                               ~~~ range/param_reaches_outside: the frequency can become 1 Hz here, outside 10 Hz .. 2 kHz
chain boost(by: Gain = 3 dB) = gain(2 * by)
                                    ~~~~~~ range/param_reaches_outside: the amount can become -120 dB here, outside -60 dB .. 60 dB
preset a v1 {
  input voice: Audio
  output voice |> low()
}`);
  });

  test('that is called wrongly is told at the call', () => {
    expectMarked(`chain low(cut: Frequency, by: Gain = 3 dB in 0 dB .. 6 dB) = highpass(cut) |> gain(by)
chain quiet(under: Audio) = duck(under: under)
preset a v1 {
  input voice: Audio
  let clean = voice
    |> low()
       ~~~ call/missing_argument: low needs its cut
    |> low(3 kHz)
           ~~~~~ range/outside: the cut is 3 kHz, outside 10 Hz .. 2 kHz
    |> low(80 dB)
           ~~~~~ unit/mismatch: the cut is given in Hz or kHz, not dB
    |> low(80 Hz, by: 9 dB)
                      ~~~~ range/outside: the by is 9 dB, outside 0 dB .. 6 dB
    |> low(80 Hz, 3 dB, 4 dB)
                        ~~~~ call/too_many_arguments: low takes no further argument
    |> low(80 Hz, buy: 3 dB)
                  ~~~ call/unknown_argument: low has no 'buy'
    |> quiet(3 dB)
             ~~~~ type/mismatch: under takes a stream, not a gain (3 dB)
    |> quiet(under: voice)
  output low(80 Hz)
         ~~~ call/needs_stream: low has no sound to work on
}`);
  });

  test('whose stages refuse what a call gives them is told at the call, with the stage', () => {
    const text = `chain limited() = gain(3 dB) |> limit(-1 dBTP)
chain finished() = limited()
preset a v1 {
  input voice: Audio
  input music: Audio
  let speech = voice |> normalize(-19 LUFS)
  output mix(speech, music |> duck(under: speech) |> finished())
}`;
    const { diagnostics } = compileText(text);
    const quote = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      diagnostics.map(({ code, span, related }) => [code, quote(span), related?.map((place) => quote(place.span))]),
    ).toEqual([['stream/refused', 'finished', ['limited', 'limit(-1 dBTP)']]]);
  });

  test('may not contain itself', () => {
    expectMarked(`chain echo() = delay(100 ms) |> echo()
                                ~~~~ name/recursive_chain: the chain 'echo' contains itself
chain one() = gain(1 dB) |> two()
chain two() = one()
              ~~~ name/recursive_chain: the chain 'one' contains itself
preset a v1 {
  input voice: Audio
  output voice |> echo() |> one() |> two()
}`);
  });

  test('may not be called like an operator', () => {
    expectMarked(`chain highpass(cut: Frequency = 80 Hz) = gain(3 dB) |> lowpass(cut)
      ~~~~~~~~ name/built_in: 'highpass' is a built-in operator
                                                               ~~~ range/outside: the frequency is 80 Hz, outside 200 Hz .. 20 kHz
preset a v1 {
  input voice: Audio
  output voice |> highpass(70 Hz)
}`);
  });

  test('has params of quantities and of sound', () => {
    expectMarked(
      `chain odd(a: Video, b: Audio = 3 dB, c: Gain = "3", c: Gain = 3 dB, d: Loudnes = -16 LUFS) = gain(c) |> gain(a)
             ~~~~~ type/unsupported: a param of type Video is not supported yet
                    ~ name/unused: the param 'b' is never used
                               ~~~~ type/mismatch: b takes a stream from each call, not a gain (3 dB)
                                               ~~~ type/mismatch: the c takes dB, not a text
                                                    ~ name/duplicate: 'c' is defined twice
                                                                    ~ name/unused: the param 'd' is never used
                                                                       ~~~~~~~ name/unknown_type: there is no type called 'Loudnes'`,
    );
  });
});
