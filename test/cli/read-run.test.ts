import { expect, test } from 'vitest';
import { parseReference } from '../../cli/library/reference.ts';
import { readInputs } from '../../cli/run/read-inputs.ts';
import { readParams } from '../../cli/run/read-params.ts';
import { readStreams } from '../../cli/run/read-streams.ts';
import { compilePreset } from './compile-source.ts';

const one = compilePreset(`
  preset one v1 {
    input voice: Audio
    param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
    param cut: Frequency = 80 Hz in 20 Hz .. 2 kHz
    param attack: Duration = 8 ms in 1 ms .. 500 ms
    param ratio: Ratio = 3:1 in 1:1 .. 10:1
    output voice |> highpass(cut) |> compress(threshold: -20 dBFS, ratio: ratio, attack: attack) |> normalize(target)
  }`);

const two = compilePreset('preset two v1 { input voice: Audio input music: Audio output mix(voice, music) }');

test.each([
  ['target=-14 LUFS', { target: -14 }],
  ['target=-14LUFS', { target: -14 }],
  ['target=-14', { target: -14 }],
  ['target = -16 LUFS + 2 LU', { target: -14 }],
  ['cut=1.2 kHz', { cut: 1200 }],
  ['cut=100', { cut: 100 }],
  ['attack=20 ms', { attack: 0.02 }],
  ['attack=0.2', { attack: 0.2 }],
  ['ratio=4:1', { ratio: 4 }],
  ['ratio=4', { ratio: 4 }],
])('--set %s', (setting, values) => {
  expect(readParams(one, [setting])).toEqual(values);
});

test.each([
  ['target=-30', /target=-30: .*-30 LUFS.*-24 LUFS .. -12 LUFS/],
  ['target=-14 dB', /target=-14 dB: .*in LUFS, not dB; write -14 LUFS/],
  ['target=-14 lufs', /no unit .*write -14 LUFS/],
  ['target=loud', /loud/],
  ['target=gain(3 dB)', /this is not one value/],
  ['target=-14 LUFS, other: Gain = 3 dB', /this is not one value/],
  ['target=-14 LUFS) = gain(3 dB) preset x v1 {', /target=/],
  ['target=', /'target=' sets nothing: write it as NAME=VALUE/],
  ['target', /'target' sets nothing: write it as NAME=VALUE/],
  ['tagret=-14', /there is no param 'tagret'; did you mean target\?/],
])('--set %s is refused', (setting, problem) => {
  expect(() => readParams(one, [setting])).toThrow(problem);
});

test('everything wrong with the params is said at once', () => {
  expect(() => readParams(one, ['target=-30', 'cut=80', 'cut=90', 'depth=3'])).toThrow(
    /^the parameters do not fit one_v1: target=-30: .*; cut is set twice; there is no param 'depth'/,
  );
});

test('a file without a name is for the one input', () => {
  expect(readInputs(one, ['a.wav'])).toEqual({ voice: 'a.wav' });
});

test('names before the files, which may have = in them too', () => {
  expect(readInputs(two, ['music=b=c.wav', 'voice=./a.wav'])).toEqual({ music: 'b=c.wav', voice: './a.wav' });
  expect(readInputs(one, ['./a=b.wav'])).toEqual({ voice: './a=b.wav' });
});

test.each([
  [[], 'missing voice'],
  [['a.wav', 'b.wav'], 'one too many: b.wav'],
  [['voice=a.wav', 'voice=b.wav'], 'one too many: voice=b.wav'],
  [['speech=a.wav'], 'missing voice; not known to it: speech=a.wav'],
])('--in %j does not fit one input', (given, problem) => {
  expect(() => readInputs(one, given)).toThrow(`the inputs do not fit one_v1; ${problem}`);
});

test('a file without a name does not fit two inputs', () => {
  expect(() => readInputs(two, ['a.wav'])).toThrow('missing music and voice; not known to it: a.wav');
});

test('streams by number and by language; the default one otherwise', () => {
  expect(readStreams(two, ['voice=1'])).toEqual({ voice: { by: 'index', audioIndex: 1 }, music: { by: 'default' } });
  expect(readStreams(one, ['lang:eng'])).toEqual({ voice: { by: 'language', language: 'eng' } });
  expect(() => readStreams(two, ['voice=1', 'voice=2'])).toThrow('one too many: --stream voice=2');
  expect(() => readStreams(one, ['second'])).toThrow("'second' does not name an audio stream");
  expect(() => readStreams(two, ['1'])).toThrow('not known to it: --stream 1');
});

const hash = 'a'.repeat(64);

test.each([
  ['talk_v1', { kind: 'label', label: 'talk_v1' }],
  [`sha256:${hash}`, { kind: 'hash', hash }],
  ['./talk.preset', { kind: 'file', path: './talk.preset' }],
  ['talk.preset#talk_v2', { kind: 'file', path: 'talk.preset', label: 'talk_v2' }],
  ['presets/', { kind: 'file', path: 'presets/' }],
])('%s names a preset', (text, reference) => {
  expect(parseReference(text)).toEqual(reference);
});
