import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { specs } from '../../compiler/lint/specs.ts';

/** What is found about a preset that cites a specification, as `code: message`. */
function findings(cited: string, output: string, params = ''): string[] {
  const text = `/// On air.\n///\n/// Spec: ${cited}\npreset air v1 {\n  input voice: Audio\n${params}\n  output voice |> ${output}\n}\n`;
  const { diagnostics } = compile('air.preset', text, memoryHost());
  return diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

const keeping = 'normalize(-23 LUFS, ceiling: -1 dBTP)';

test('a preset that keeps its specification is fine, and so is one that is stricter', () => {
  expect(findings('ebu-r128', keeping)).toEqual([]);
  expect(findings('ebu-r128', 'normalize(-23 LUFS, ceiling: -3 dBTP)')).toEqual([]);
  expect(findings('atsc-a85', 'normalize(-25 LUFS, ceiling: -2 dBTP)')).toEqual([]);
});

test('another loudness and a higher ceiling are told apart, each with both numbers', () => {
  expect(findings('ebu-r128', 'normalize(-16 LUFS, ceiling: -0.5 dBTP)')).toEqual([
    'warning spec/contradicted: loudness: -16 LUFS, but EBU R 128 asks for -23 LUFS ± 0.2 LU',
    'warning spec/contradicted: true peak: -0.5 dBTP, but EBU R 128 asks for -1 dBTP at most',
  ]);
});

test('what is not promised contradicts', () => {
  expect(findings('ebu-r128-s1', keeping)).toEqual([
    'warning spec/contradicted: short-term loudness: not promised, but EBU R 128 s1 (short form) asks for -18 LUFS at most',
  ]);
  expect(findings('spotify-music', 'gain(3 dB)')).toHaveLength(2);
});

test('levels are another kind of promise', () => {
  const acx = 'normalize_rms(-20.5 dBFS, tolerance: 2.5 dB, peak: -3 dBFS, noise_floor: -60 dBFS)';
  expect(findings('acx-audiobook', acx)).toEqual([]);
  expect(findings('acx-audiobook', 'normalize_rms(-19 dBFS, tolerance: 2 dB)')).toEqual([
    'warning spec/contradicted: rms level: -19 dBFS ± 2 dB, but ACX asks for -23 dBFS to -18 dBFS',
    'warning spec/contradicted: noise floor: not promised, but ACX asks for -60 dBFS at most',
  ]);
  expect(findings('acx-audiobook', keeping)).toHaveLength(3);
  expect(findings('ebu-r128', acx)).toHaveLength(2);
});

test('what counts is the default of a param', () => {
  const param = (value: number): string => `  param target: Loudness = ${value} LUFS in -30 LUFS .. -10 LUFS`;
  expect(findings('ebu-r128', 'normalize(target, ceiling: -1 dBTP)', param(-23))).toEqual([]);
  expect(findings('ebu-r128', 'normalize(target, ceiling: -1 dBTP)', param(-16))).toHaveLength(1);
  expect(findings('ebu-r128', 'normalize(target - 1 LU, ceiling: -1 dBTP)', param(-22))).toEqual([]);
});

test('an unknown specification is told, and one of another word is no citation', () => {
  expect(findings('ebu-r127', keeping)).toEqual(["warning spec/unknown: no specification is known as 'ebu-r127'"]);
  expect(findings('', keeping)).toEqual([]);
});

test('the finding gives the source', () => {
  const text =
    '/// Spec: atsc-a85\npreset air v1 {\n  input voice: Audio\n  output voice |> normalize(-20 LUFS, ceiling: -2 dBTP)\n}\n';
  expect(compile('air.preset', text, memoryHost()).diagnostics).toMatchObject([
    {
      why: 'source: A/85:2013, as tvtechnology.com and apu.software quote it (second-hand)',
      span: { start: 26, end: 32 },
    },
  ]);
});

test.each([...specs.values()])('$id names its source', ({ source }) => {
  expect(source.length).toBeGreaterThan(10);
});
