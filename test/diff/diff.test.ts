import { expect, test } from 'vitest';
import { unequalFilters } from '../../compiler/diff/filters.ts';
import { type Comparable, diffArtifacts } from '../../compiler/diff/index.ts';
import type { PresetArtifact } from '../../schemas/generated/artifact.ts';
import { compilePreset, compileProfile } from '../cli/compile-source.ts';

/** The differences between two presets, given what stands in their braces. */
function diff(before: string, after: string): readonly string[] | string {
  return told(compilePreset(`preset a v1 {${before}}`), compilePreset(`preset a v2 {${after}}`));
}

function told(before: Comparable, after: Comparable): readonly string[] | string {
  const difference = diffArtifacts(before, after);
  return difference.kind === 'changes' ? difference.changes.map(({ text }) => text) : difference.kind;
}

test('names and comments are no difference', () => {
  expect(diff('input x: Audio output x |> gain(3 dB)', '/// Louder.\n input x: Audio output x |> gain(3 dB)')).toBe(
    'same',
  );
});

test('another target', () => {
  expect(
    diff('input x: Audio output x |> normalize(-16 LUFS)', 'input x: Audio output x |> normalize(-14 LUFS)'),
  ).toEqual(['normalize: target -16 LUFS -> -14 LUFS']);
});

test('a ceiling that was not there', () => {
  expect(
    diff(
      'input x: Audio output x |> normalize(-16 LUFS)',
      'input x: Audio output x |> normalize(-16 LUFS, ceiling: -1 dBTP)',
    ),
  ).toEqual(['normalize: ceiling none -> -1 dBTP']);
});

test('stages added and removed', () => {
  expect(
    diff(
      'input x: Audio output x |> highpass(80 Hz) |> denoise(amount: 10 dB) |> normalize(-16 LUFS)',
      'input x: Audio output x |> highpass(80 Hz) |> normalize(-16 LUFS) |> limit(-1 dBTP)',
    ),
  ).toEqual(['stage removed: denoise(10 dB)', 'stage added: limit(-1 dBTP)']);
});

test('a stage at another place', () => {
  const stages = ['channels(mono)', 'highpass(80 Hz)', 'gain(-2 dB)', 'lowpass(9 kHz)'];
  const moved = ['gain(-2 dB)', 'channels(mono)', 'highpass(80 Hz)', 'lowpass(9 kHz)'];
  const preset = (order: readonly string[]) => `input x: Audio output x |> ${order.join(' |> ')}`;
  expect(diff(preset(stages), preset(moved))).toEqual(['gain(-2 dB): works on x after highpass -> x']);
});

test('a param with another default and range', () => {
  const preset = (value: string, most: string) =>
    `input x: Audio param depth: Gain = ${value} in 0 dB .. ${most} output x |> gain(depth)`;
  expect(diff(preset('9 dB', '18 dB'), preset('12 dB', '20 dB'))).toEqual([
    'param depth: default 9 dB -> 12 dB',
    'param depth: range 0 dB .. 18 dB -> 0 dB .. 20 dB',
  ]);
});

test('a number that becomes a param', () => {
  expect(
    diff(
      'input x: Audio output x |> gain(3 dB)',
      'input x: Audio param lift: Gain = 3 dB in 0 dB .. 6 dB output x |> gain(lift)',
    ),
  ).toEqual(['param added: lift 3 dB in 0 dB .. 6 dB', 'gain: amount 3 dB -> lift']);
});

const meeting = (voice: string, mix: string) => `
  input voice: Audio
  input music: Audio
  let a = voice ${voice}
  let b = music |> highpass(40 Hz)
  output ${mix}`;

test('a stage that comes in before a mix is told once', () => {
  expect(
    diff(meeting('|> highpass(80 Hz)', 'mix(a, b)'), meeting('|> highpass(80 Hz) |> delay(20 ms)', 'mix(a, b)')),
  ).toEqual(['stage added: delay(20 ms)']);
});

test('streams that change places', () => {
  expect(diff(meeting('|> highpass(80 Hz)', 'mix(a, b)'), meeting('|> highpass(80 Hz)', 'mix(b, a)'))).toEqual([
    'mix: streams voice after highpass and music after highpass -> music after highpass and voice after highpass',
  ]);
});

test('filters, where the source of one is gone', () => {
  const before = compilePreset('preset a v1 { input x: Audio output x |> highpass(80 Hz) |> gain(3 dB) }');
  const after = compilePreset('preset a v2 { input x: Audio output x |> highpass(90 Hz) }');
  const { hash, artifact } = before;
  expect(told({ hash, artifact }, after)).toEqual([
    'highpass: frequency 80 -> 90',
    'filter removed: volume(volume: 1.412538, precision: double)',
  ]);
});

test('profiles differ field by field', () => {
  const profile = (rate: string) => compileProfile(`profile p v1 { container m4a codec aac(bitrate: ${rate}) }`);
  expect(told(profile('192 kbps'), profile('128 kbps'))).toEqual(['bit rate: 192 kbps -> 128 kbps']);
});

test('a preset and a profile cannot be compared', () => {
  const preset = compilePreset('preset a v1 { input x: Audio output x |> gain(3 dB) }');
  expect(told(preset, compileProfile('profile p v1 { container wav codec pcm }'))).toBe('incomparable');
});

test('the filters that differ are known by the ids of their nodes, in both presets', () => {
  const before = compilePreset('preset a v1 { input x: Audio output x |> highpass(80 Hz) |> gain(3 dB) }').artifact;
  const after = compilePreset('preset a v2 { input x: Audio output x |> highpass(90 Hz) |> limit(-1 dBTP) }').artifact;
  const named = unequalFilters(before, after).map((pair) => [
    filterOf(before, pair.before),
    filterOf(after, pair.after),
  ]);

  expect(named).toContainEqual(['highpass', 'highpass']);
  expect(named).toContainEqual(['volume', undefined]);
  expect(named).toContainEqual([undefined, 'alimiter']);
  expect(unequalFilters(before, before)).toEqual([]);
});

function filterOf({ nodes }: PresetArtifact, id: string | undefined): string | undefined {
  const node = nodes.find((candidate) => candidate.id === id);
  return node !== undefined && 'filter' in node ? node.filter : undefined;
}
