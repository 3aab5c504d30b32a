import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompiledPreset } from '../../compiler/compile.ts';
import { type Program, type Source, sourceOf, write } from '../../golden/properties/program.ts';
import { programs } from '../../golden/properties/programs.ts';
import { compileText } from './findings.ts';

const runs = { numRuns: 200 };

/** What a text compiles to; undefined where an operator objects. */
function presetOf(text: string, files: Source['files'] = {}): CompiledPreset | undefined {
  return compileText(text, { files }).presets[0];
}

/** Holds that a change of a program changes nothing of its artifact. */
function expectSameHash<T>(changed: Arbitrary<T>, textOf: (program: Program, change: T) => string): void {
  fc.assert(
    fc.property(programs, changed, (program, change) => {
      const { text, files } = sourceOf(program);
      const preset = presetOf(text, files);
      fc.pre(preset !== undefined);
      expect(presetOf(textOf(program, change), files)?.hash).toBe(preset.hash);
    }),
    runs,
  );
}

describe('the hash stays the same', () => {
  test('whatever compiles it again', () => {
    expectSameHash(fc.constant(undefined), write);
  });

  test('when comments, docs, tests and another name come with it', () => {
    const words = fc.stringMatching(/^[a-z ]{0,12}$/);
    expectSameHash(words, (program, comment) =>
      write(program)
        .replace('preset generated v1', `/// ${comment}\npreset renamed v2`)
        .replace('  output', `  // ${comment}\n  /// ${comment}\n  output`)
        .replace(
          /\n}\nprofile/,
          `\n  test "${comment}" {\n    given voice = sample("tone")\n    given music = sample("tone")\n    expect channels == 2\n  }\n}\nprofile`,
        ),
    );
  });

  test('when two independent lets change places', () => {
    const lets = '  let high = voice |> highpass(80 Hz)\n  let low = music |> lowpass(8 kHz)\n';
    const changed = '  let low = music |> lowpass(8 kHz)\n  let high = voice |> highpass(80 Hz)\n';
    const around = (middle: string) =>
      `preset a v1 {\n  input voice: Audio\n  input music: Audio\n${middle}  output mix(high, low)\n}`;
    expect(presetOf(around(changed))?.hash).toBe(presetOf(around(lets))?.hash);
  });

  test('when lets are renamed', () => {
    expectSameHash(fc.constant(undefined), (program) => write(program).replaceAll(/stream_(\d+)/g, 'take_$1_renamed'));
  });

  test('when inputs and params are declared in another order', () => {
    expectSameHash(fc.constant(undefined), (program) =>
      write({ ...program, params: program.params.toReversed() }).replace(
        '  input voice: Audio\n  input music: Audio',
        '  input music: Audio\n  input voice: Audio',
      ),
    );
  });

  test('when a part is written out twice instead of named', () => {
    const named = 'let clean = voice |> highpass(80 Hz)\n  output mix(clean, clean |> gain(-3 dB))';
    const written = 'output mix(voice |> highpass(80 Hz), voice |> highpass(80 Hz) |> gain(-3 dB))';
    const around = (body: string) => `preset a v1 {\n  input voice: Audio\n  ${body}\n}`;
    expect(presetOf(around(written))?.hash).toBe(presetOf(around(named))?.hash);
  });

  test('when a let that is never used goes', () => {
    const around = (body: string) => `preset a v1 {\n  input voice: Audio\n  ${body}\n  output voice |> gain(3 dB)\n}`;
    expect(presetOf(around('let spare = voice |> limit(-1 dBTP)'))?.hash).toBe(presetOf(around(''))?.hash);
  });
});

describe('the hash changes', () => {
  const hashOf = (stage: string) => presetOf(`preset a v1 { input voice: Audio output voice |> ${stage} }`)?.hash;

  test('with every argument, and with the order of stages', () => {
    const stages = [
      'gain(3 dB)',
      'gain(3.01 dB)',
      'gain(3 dB) |> highpass(80 Hz)',
      'highpass(80 Hz) |> gain(3 dB)',
      'highpass(80 Hz, slope: 24) |> gain(3 dB)',
      'normalize(-16 LUFS)',
      'normalize(-16 LUFS, ceiling: -1 dBTP)',
      'normalize(-16 LUFS, ceiling: -1 dBTP, when_hot: lower)',
    ];
    const hashes = stages.map(hashOf);
    expect(hashes.filter((hash) => hash !== undefined).length).toBeGreaterThan(6);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('with the names that a caller uses', () => {
    const withInput = (name: string) => presetOf(`preset a v1 { input ${name}: Audio output ${name} }`)?.hash;
    expect(withInput('voice')).not.toBe(withInput('take'));
  });
});
