import { expect, test } from 'vitest';
import { compileText, expectMarked, inPreset } from './findings.ts';

test('arguments that are missing, all of them at once', () => {
  expectMarked(
    inPreset(`  output voice |> eq() |> normalize(ceiling: -1 dBTP)
                  ~~ call/missing_argument: eq needs its frequency
                  ~~ call/missing_argument: eq needs its gain
                          ~~~~~~~~~ call/missing_argument: normalize needs its target`),
  );
});

test('arguments that are unknown, repeated or too many', () => {
  expectMarked(
    inPreset(`  output voice
    |> compress(treshold: -22 dBFS, ratio: 3:1, colour: 3)
                ~~~~~~~~ call/unknown_argument: compress has no 'treshold'
                                                ~~~~~~ call/unknown_argument: compress has no 'colour'
    |> highpass(80 Hz, frequency: 90 Hz)
                       ~~~~~~~~~ call/repeated_argument: highpass is given its frequency twice
    |> gain(3 dB, 4 dB)
                  ~~~~ call/too_many_arguments: gain takes no further argument
    |> loop(until: voice, 3)
                          ~ call/repeated_argument: loop is given its until twice`),
  );
});

test('a misspelt argument is checked like the one that it was meant to be', () => {
  expectMarked(
    inPreset(`  output voice |> compress(treshold: -22 dB, ratio: 3:1)
                           ~~~~~~~~ call/unknown_argument: compress has no 'treshold'
                                     ~~~~~~ unit/mismatch: a level threshold is given in dBFS, not dB`),
  );
});

test('a choice that there is not', () => {
  expectMarked(
    inPreset(`  output voice |> channels(sterio) |> normalize(-16 LUFS, ceiling: -1 dBTP, when_hot: explode)
                           ~~~~~~ call/unknown_choice: layout cannot be 'sterio'
                                                                                      ~~~~~~~ call/unknown_choice: when_hot cannot be 'explode'`),
  );
});

test('a stage without a stream on its left is told once', () => {
  expectMarked(
    inPreset(`  output highpass(voice, 80 Hz)
         ~~~~~~~~ call/needs_stream: highpass has no sound to work on`),
  );
  expectMarked(
    inPreset(`  let a = gain(3 dB)
          ~~~~ call/needs_stream: gain has no sound to work on
  output a`),
  );
});

test('the fix of a stage without a stream pipes one that is there', () => {
  const { diagnostics } = compileText('preset a v1 {\n  input take: Audio\n  output highpass(80 Hz)\n}');
  expect(diagnostics[0]?.fix).toBe('take |> highpass(80 Hz)');
});

test('mix takes two streams or more, from the pipe or as arguments', () => {
  expectMarked(
    inPreset(`  output voice |> mix()
                  ~~~ call/needs_streams: mix needs two streams or more`),
  );
  expectMarked(
    inPreset(`  output mix(voice)
         ~~~ call/needs_streams: mix needs two streams or more`),
  );
  expectMarked(
    inPreset(`  output mix(voice, 3 dB)
                    ~~~~ type/mismatch: mix takes a stream, not a gain (3 dB)`),
  );
  expectMarked(inPreset('  let soft = voice |> gain(-3 dB)\n  output voice |> mix(soft, length: longest)'));
});

test('what an operator objects to', () => {
  expectMarked(`preset a v1 {
  input voice: Audio
  input music: Audio
  let speech = voice |> normalize(-19 LUFS)
  let quiet = music |> duck(under: voice)
                       ~~~~~~~~~~~~~~~~~~ stream/refused: a bed ducks under a stream whose loudness is known
  let bed = music |> duck(under: speech) |> compress(-20 dBFS, 3:1)
                                            ~~~~~~~~~~~~~~~~~~~~~~~ stream/refused: a compressor cannot follow a duck
  let whisper = voice |> normalize(-38 LUFS)
  let under = music |> duck(under: whisper)
                       ~~~~~~~~~~~~~~~~~~~~ stream/refused: a voice at -38 LUFS is too soft to duck under
  output mix(speech, bed, quiet, under)
}`);
});
