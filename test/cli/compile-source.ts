import { type Compilation, type CompiledPreset, type CompiledProfile, compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';

/** Compiles a text that has to be sound. */
function compileSource(text: string): Compilation {
  const compilation = compile('test.preset', text, memoryHost());
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return compilation;
}

/** The one preset of a text. */
export function compilePreset(text: string): CompiledPreset {
  const [preset] = compileSource(text).presets;
  if (preset === undefined) throw new Error('the text declares no preset');
  return preset;
}

/** The one profile of a text. */
export function compileProfile(text: string): CompiledProfile {
  const [profile] = compileSource(text).profiles;
  if (profile === undefined) throw new Error('the text declares no profile');
  return profile;
}
