import { expect, test } from 'vitest';
import type { Stage } from '../../compiler/artifact/plan/stage.ts';
import { planStages } from '../../compiler/artifact/plan/stages.ts';
import { compileText } from './findings.ts';

/** The stages of a preset over `voice` and `music`, each in short. */
function stagesOf(body: string): readonly string[] {
  const { presets, diagnostics } = compileText(`preset a v1 {\n  input voice: Audio\n  input music: Audio\n${body}\n}`);
  expect(diagnostics).toEqual([]);
  return presets.slice(0, 1).flatMap(({ artifact }) => planStages(artifact).map(inShort));
}

function inShort(stage: Stage): string {
  if (stage.kind === 'analyze') return `analyze ${stage.measures.join(' ')}`;
  return stage.kind === 'solve' ? `solve ${stage.solve}` : stage.kind;
}

test('without a measurement there is only the rendering', () => {
  expect(stagesOf('output mix(voice, music)')).toEqual(['render']);
});

test('independent measurements share a process', () => {
  const body = 'output mix(voice |> normalize(-19 LUFS), music |> normalize(-27 LUFS))';
  expect(stagesOf(body)).toEqual(['analyze m1 m2', 'render']);
});

test('a measurement waits for those that come before it on its way', () => {
  const body = `let speech = voice |> normalize(-19 LUFS) |> compress(-20 dBFS, 3:1) |> normalize(-19 LUFS)
  output mix(speech, music |> normalize(-27 LUFS)) |> normalize(-16 LUFS)`;
  expect(stagesOf(body)).toEqual(['analyze m1 m3', 'analyze m2', 'analyze m4', 'render']);
});

test('a measurement waits for those that it listens to on the side', () => {
  const body = `let speech = voice |> normalize(-19 LUFS)
  output music |> duck(under: speech) |> normalize(-16 LUFS)`;
  expect(stagesOf(body)).toEqual(['analyze m1', 'analyze m2', 'render']);
});

test('a gain that is sought comes after the measurement that it begins with, and before what follows', () => {
  const body = `let speech = voice |> normalize(-19 LUFS, ceiling: -6 dBTP)
  output mix(speech, music) |> normalize(-16 LUFS, ceiling: -1 dBTP)`;
  expect(stagesOf(body)).toEqual(['analyze m1', 'solve s1', 'analyze m2', 'solve s2', 'render']);
});

test('two gains that are sought on independent streams stand on one level', () => {
  const body = `let speech = voice |> normalize(-19 LUFS, ceiling: -6 dBTP)
  let bed = music |> normalize(-27 LUFS, ceiling: -6 dBTP)
  output mix(speech, bed)`;
  expect(stagesOf(body)).toEqual(['analyze m1 m2', 'solve s1', 'solve s2', 'render']);
});
