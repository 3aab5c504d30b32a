import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CompiledPreset, compile } from '../../../compiler/compile.ts';

const folder = fileURLToPath(new URL('../../../presets/', import.meta.url));

/** The presets that ship. */
export function shippedPresets(): readonly CompiledPreset[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.preset'));
  return files.flatMap((file) => compile(`${folder}${file}`, read(`${folder}${file}`), { read }).presets);
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Those of some presets that use filters which none before them uses together. */
export function withOtherFilters(presets: readonly CompiledPreset[]): readonly CompiledPreset[] {
  const byFilters = new Map(presets.toReversed().map((preset) => [String(preset.artifact.requires.filters), preset]));
  return [...byFilters.values()].toReversed();
}

/** The samples that the first test block of a preset gives it, by input. */
export function samplesOf({ declaration }: CompiledPreset): ReadonlyMap<string, string> {
  const block = declaration.members.find((member) => member.kind === 'test');
  const given = (block?.steps ?? []).flatMap((step): [string, string][] => {
    if (step.kind !== 'given' || step.source.kind !== 'call') return [];
    const sample = step.source.arguments[0]?.value;
    return sample?.kind === 'string' ? [[step.input.name, sample.value]] : [];
  });
  return new Map(given);
}
