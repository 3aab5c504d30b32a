import { type CompiledPreset, type CompiledProfile, compile } from '../../compiler/compile.ts';
import { stagesOf } from '../../compiler/explain/steps.ts';
import { memoryHost } from '../../compiler/host.ts';
import type { Program, Source } from './program.ts';

/** A source that compiles, with its one preset and its one profile. */
export interface CompiledProgram {
  readonly preset: CompiledPreset;
  readonly profile: CompiledProfile;
}

/** Compiles a program; undefined where it is refused. */
export function compileProgram({ text, files }: Source): CompiledProgram | undefined {
  const { presets, profiles } = compile('main.preset', text, memoryHost(files));
  const [preset, profile] = [presets[0], profiles[0]];
  return preset === undefined || profile === undefined ? undefined : { preset, profile };
}

/** How often generated programs used each part of the language. */
export type Exercised = Map<string, number>;

/** Counts what a program that compiles uses: operators by name, codecs, and each construct. */
export function countParts(program: Program, { preset, profile }: CompiledProgram, counts: Exercised): void {
  const stages = stagesOf(preset.signals);
  const called = program.chains.filter(({ name }) => program.lets.some(({ rest }) => rest.includes(`${name}(`)));
  const parts = [
    ...stages.map(({ operator }) => `operator ${operator.name}`),
    `codec ${profile.artifact.container} ${profile.artifact.encoder}`,
    ...(program.params.length > 0 ? ['params'] : []),
    ...(program.lets.length > 2 ? ['lets'] : []),
    ...(called.some(({ isImported }) => !isImported) ? ['chains'] : []),
    ...(called.some(({ isImported }) => isImported) ? ['imports'] : []),
    ...(stages.some(({ streams }) => streams.length > 1) ? ['several streams'] : []),
  ];
  for (const part of new Set(parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
}
