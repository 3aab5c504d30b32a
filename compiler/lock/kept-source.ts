import { parseJson } from '../artifact/parse-json.ts';
import { type CompiledPreset, compile } from '../compile.ts';
import { memoryHost } from '../host.ts';

/**
 * What an artifact was compiled from, kept beside it so that it can be told in the words of the language when its source
 * has changed or is gone. It is no part of what was published: nothing but words depends on it.
 */
export interface KeptSource {
  /** The file that declares it; imports are relative to it. */
  readonly path: string;
  /** That file and all that it imports, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** The text of a kept source: JSON, laid out for diffs. */
export function formatKeptSource({ path, files }: KeptSource): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `${JSON.stringify({ path, files: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/**
 * Compiles a kept source again.
 *
 * @returns the preset with this hash; undefined where the text gives none, since it was damaged or compiles to something
 *   else by now
 */
export function presetFromSource(text: string, hash: string): CompiledPreset | undefined {
  const source = parseJson(text);
  if (!isKeptSource(source)) return undefined;
  const { presets } = compile(source.path, source.files[source.path] ?? '', memoryHost(source.files));
  return presets.find((preset) => preset.hash === hash);
}

function isKeptSource(value: unknown): value is KeptSource {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('files' in value)) return false;
  const { path, files } = value;
  if (typeof path !== 'string' || typeof files !== 'object' || files === null) return false;
  return Object.values(files).every((text) => typeof text === 'string');
}
