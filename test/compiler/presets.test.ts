import { expect, test } from 'vitest';
import { compileText, expectMarked } from './findings.ts';

test('a preset without input and output', () => {
  expectMarked(`preset a v1 { }
       ~~~~ preset/no_input: the preset 'a' has no input
       ~~~~ preset/no_output: the preset 'a' has no output`);
});

test('an input that does not reach the output', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  input music: Audio
        ~~~~~ preset/unused_input: the input 'music' does not reach the output
  input room: Audio
        ~~~~ preset/unused_input: the input 'room' does not reach the output
  let bed = music |> loop(until: room)
  let unheard = bed |> gain(3 dB)
      ~~~~~~~ name/unused: the let 'unheard' is never used
  output voice
}`);
});

test('an input that another stream only listens to is heard', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  input music: Audio
  let speech = voice |> normalize(-19 LUFS)
  output music |> duck(under: speech)
}`);
});

test('several outputs, and outputs with a name', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  output voice
  output voice |> gain(3 dB)
  ~~~~~~~~~~~~~~~~~~~~~~~~~~ preset/several_outputs: a preset has one output
}
preset b v1 {
  input voice: Audio
  output main = voice
         ~~~~ preset/named_output: a named output ('main') is not supported yet
  output stem = voice |> gain(3 dB)
         ~~~~ preset/named_output: a named output ('stem') is not supported yet
}`);
});

test('what is reserved for later is not called unknown', () => {
  expectMarked(`preset a v1 {
  input film: Video
              ~~~~~ type/unsupported: an input of type Video is not supported yet
  input text: Subtitles
              ~~~~~~~~~ type/unsupported: an input of type Subtitles is not supported yet
  input voice: Audio
  param name: String = "x"
              ~~~~~~ type/unsupported: a param of type String is not supported yet
  param loud: Boolean = true
              ~~~~~~~ type/unsupported: a param of type Boolean is not supported yet
  param other: Audio
               ~~~~~ preset/param_of_sound: the sound of a preset comes in through an input
  output mix(voice, film) |> gain(loud)
}`);
});

test('a param without a default', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  param depth: Gain
        ~~~~~ preset/param_without_default: the param 'depth' has no default
  output voice |> gain(depth)
}`);
});

test('a preset with errors takes nothing else from the file but its findings', () => {
  const { presets, profiles, chains } = compileText(`chain soft() = gain(-3 dB)
profile wav v1 { container wav
  codec pcm }
preset a v1 { input voice: Audio output voice |> nothing() }`);
  expect([presets.length, profiles.length, chains.map(({ name }) => name.name)]).toEqual([0, 0, ['soft']]);
});

test('warnings do not stop it', () => {
  const { presets, diagnostics } = compileText('preset a v1 { input voice: Audio let b = voice output voice }');
  expect([diagnostics.map(({ severity }) => severity), presets.length]).toEqual([['warning'], 1]);
});
