import { failure } from '../../runtime/failure/failure.ts';
import type { PresetEntry } from '../library/entry.ts';

/**
 * Reads `name=file` and, for a preset with one input, plain `file`. What stands before `=` is a name only where it could
 * be one; `./a=b.wav` is always a file.
 *
 * @returns the files by input
 * @throws LatheFailure `preset/inputs_mismatch`
 */
export function readInputs(
  { label, artifact }: Pick<PresetEntry, 'label' | 'artifact'>,
  given: readonly string[],
): Readonly<Record<string, string>> {
  const expects = artifact.inputs.map(({ name }) => name);
  const files: Record<string, string> = {};
  const unknown: string[] = [];
  const repeated: string[] = [];
  for (const text of given) {
    const { name, file } = splitInput(text, expects);
    if (name === undefined || !expects.includes(name)) unknown.push(text);
    else if (Object.hasOwn(files, name)) repeated.push(text);
    else files[name] = file;
  }
  const missing = expects.filter((name) => !Object.hasOwn(files, name));
  if (missing.length + unknown.length + repeated.length === 0) return files;
  throw failure('preset/inputs_mismatch', { preset: label, expects, missing, unknown, repeated });
}

function splitInput(
  text: string,
  expects: readonly string[],
): { readonly name: string | undefined; readonly file: string } {
  const [only, ...others] = expects;
  const named = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text);
  if (named !== null) return { name: named[1], file: named[2] ?? '' };
  return { name: others.length === 0 ? only : undefined, file: text };
}
