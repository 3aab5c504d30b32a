import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Compilation, compile } from '../../../compiler/compile.ts';
import { memoryHost } from '../../../compiler/host.ts';
import { openHost } from '../../../runtime/engine/host/open-host.ts';
import { master } from '../../../runtime/engine/master/master.ts';
import type { MasterReport } from '../../../runtime/engine/master/report.ts';
import type { InputFile, MasterRequest } from '../../../runtime/engine/master/request.ts';

/** A job in a test: source texts in place of artifacts, and paths in place of choices. */
export interface Job extends Partial<Omit<MasterRequest, 'preset' | 'profile' | 'inputs'>> {
  /** A preset's text, or the name of one that ships. */
  readonly preset: string;
  /** A profile's text, or the name of one that ships. */
  readonly profile: string;
  /** By input name; a path alone is for the input `source`. */
  readonly inputs: string | Readonly<Record<string, string>>;
  readonly destination: string;
}

/** What a preset text of tests mostly says: one loudness, and nothing else. */
export function normalizing(normalize: string, before = ''): string {
  return `preset tested v1 { input source: Audio output source ${before} |> ${normalize} }`;
}

/** A profile of tests, such as `wav` with `pcm(bits: int24)`. */
export function profileOf(container: string, codec: string, more = ''): string {
  return `profile tested v1 { container ${container} codec ${codec} ${more} }`;
}

const host = openHost();

/** Compiles and masters. */
export async function run(job: Job): Promise<MasterReport> {
  return master(await requestOf(job));
}

/** The request of a job. */
export async function requestOf({ preset, profile, inputs, ...job }: Job): Promise<MasterRequest> {
  const [compiledPreset] = compiled(preset, 'presets').presets;
  const [compiledProfile] = compiled(profile, 'presets/profiles').profiles;
  if (compiledPreset === undefined || compiledProfile === undefined) throw new Error('nothing of the kind is declared');
  const named = typeof inputs === 'string' ? { source: inputs } : inputs;
  const files = Object.entries(named).map(([name, path]): [string, InputFile] => [
    name,
    { path, stream: { by: 'default' } },
  ]);
  return {
    params: {},
    force: false,
    host: await host,
    ...job,
    preset: compiledPreset,
    profile: compiledProfile,
    inputs: Object.fromEntries(files),
  };
}

function compiled(source: string, folder: string): Compilation {
  const isText = source.includes('{');
  const path = fileURLToPath(new URL(`../../../${folder}/${source}.preset`, import.meta.url));
  const compilation = compile('test.preset', isText ? source : readFileSync(path, 'utf8'), memoryHost());
  const [finding] = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  if (finding !== undefined) throw new Error(`${finding.code}: ${finding.message}`);
  return compilation;
}
