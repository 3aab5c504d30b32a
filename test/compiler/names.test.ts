import { expect, test } from 'vitest';
import { compileText, expectMarked, mended } from './findings.ts';

test('an unknown name is told once and silences what follows from it', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  let clean = voise |> highpass(80 Hz) |> gain(3 dB)
              ~~~~~ name/unknown: nothing here is called 'voise'
  let loud = clean |> normalize(-16 LUFS)
  output mix(loud, voice) |> normalize(-16 LUFS)
}`);
});

test('several unknown names of one preset', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS
  let clean = voice |> highpas(80 Hz) |> gain(amount)
                       ~~~~~~~ name/unknown_operator: there is no operator or chain called 'highpas'
                                              ~~~~~~ name/unknown: nothing here is called 'amount'
  output voice |> normalize(taget) |> mix(clean)
                            ~~~~~ name/unknown: nothing here is called 'taget'
}`);
});

test('the arguments of an unknown operator count as used', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param cut: Frequency = 80 Hz
  output voice |> hipass(cut)
                  ~~~~~~ name/unknown_operator: there is no operator or chain called 'hipass'
}`);
});

test('a suggestion differs in a third of the letters at most', () => {
  const suggestion = (stage: string) =>
    compileText(`preset a v1 { input voice: Audio output voice |> ${stage}() }`).diagnostics[0]?.fix;
  expect(['denois', 'denoyse', 'dnoyze', 'dnys', 'lop', 'e', 'xx'].map(suggestion)).toEqual([
    'denoise',
    'denoise',
    undefined,
    undefined,
    'loop',
    undefined,
    undefined,
  ]);
});

test('a suggestion is an edit', () => {
  expect(
    mended(`preset a v1 {
  input voice: Audi
  param target: loudness = -16 LUFS
  output voise |> normalise(taget, celing: -1 dBTP, when_hot: lowr)
}`),
  ).toBe(`preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS
  output voice |> normalize(taget, celing: -1 dBTP, when_hot: lowr)
}`);
});

test('a name used above its definition, or within it', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  let loud = clean |> gain(3 dB)
             ~~~~~ name/used_before: 'clean' is used before it is defined
  let clean = voice |> highpass(80 Hz)
  let again = again |> gain(3 dB)
              ~~~~~ name/used_before: 'again' is used before it is defined
  output mix(loud, again)
}`);
});

test('a name that is defined twice', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param voice: Gain = 3 dB
        ~~~~~ name/duplicate: 'voice' is defined twice
  let loud = voice |> gain(3 dB)
  let loud = voice |> gain(6 dB)
      ~~~~ name/duplicate: 'loud' is defined twice
  output loud
}
preset a v1 {
       ~ name/duplicate: 'a v1' is defined twice
  input voice: Audio
  output voice
}
profile a v1 {
        ~ name/duplicate: 'a v1' is defined twice
  container wav
  codec pcm
}
chain soft() = gain(-3 dB)
chain soft() = gain(-6 dB)
      ~~~~ name/duplicate: 'soft' is defined twice`);
});

test('the finding about a double tells where the first one is', () => {
  const text = 'preset a v1 { input voice: Audio let b = voice let b = voice output b }';
  const [finding] = compileText(text).diagnostics;
  expect(finding?.related?.map(({ span, message }) => [text.slice(span.start - 4, span.end), message])).toEqual([
    ['let b', 'first defined here'],
  ]);
});

test('what has no effect on the sound is a warning, even where a test or another unused let names it', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param target: Loudness = -16 LUFS
        ~~~~~~ name/unused: the param 'target' is never used
  let spare = voice |> gain(3 dB)
  let louder = spare |> gain(3 dB)
      ~~~~~~ name/unused: the let 'louder' is never used
  output voice
  test "target" {
    given voice = sample("tone")
    expect loudness within 1 LU of target
  }
}`);
});

test('unknown types', () => {
  expectMarked(`preset a v1 {
  input voice: Sound
               ~~~~~ name/unknown_type: there is no type called 'Sound'
  param depth: gain = 3 dB
               ~~~~ name/unknown_type: there is no type called 'gain'
  param width: Colour = 3 dB
               ~~~~~~ name/unknown_type: there is no type called 'Colour'
  output voice |> gain(depth) |> gain(width)
}`);
});
