import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledPreset, type CompiledProfile, compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { root } from './programs.ts';

/** A preset and a profile that ship, by their names without version. */
export function shipped(preset: string, profile: string): { preset: CompiledPreset; profile: CompiledProfile } {
  const [compiledPreset] = compiled('presets', preset).presets;
  const [compiledProfile] = compiled('presets/profiles', profile).profiles;
  if (compiledPreset === undefined || compiledProfile === undefined)
    throw new Error(`${preset}, ${profile}: not shipped`);
  return { preset: compiledPreset, profile: compiledProfile };
}

function compiled(folder: string, name: string) {
  const path = join(root, folder, `${name}.preset`);
  return compile(path, readFileSync(path, 'utf8'), memoryHost());
}
