import type { Command } from 'commander';
import type { InputFile, JobRequest } from '../../runtime/engine/master/request.ts';
import { usage } from '../failure/usage-failure.ts';
import type { PresetEntry, ProfileEntry } from '../library/entry.ts';
import { type Library, openLibrary } from '../library/library.ts';
import { resolvePreset, resolveProfileNear } from '../library/resolve.ts';
import { readInputs } from './read-inputs.ts';
import { readParams } from './read-params.ts';
import { readStreams } from './read-streams.ts';

/** The options that say what to make of which files. */
export interface JobOptions {
  readonly in?: readonly string[];
  readonly set?: readonly string[];
  readonly stream?: readonly string[];
  readonly profile?: string;
  readonly reproducible?: true;
}

/** A job as a command line says it, but for what the command's surroundings add. */
export interface ReadJob extends Omit<JobRequest, 'host' | 'signal' | 'onProgress'> {
  readonly preset: PresetEntry;
  readonly profile: ProfileEntry;
}

/** Declares the argument and the options that `readJob` reads. */
export function declareJob(command: Command): Command {
  return command
    .argument('<ref>', 'the preset: name_vN, sha256:<hash>, or a preset file')
    .option('--in <[name=]file>', 'a file for an input of the preset', collect)
    .option('--set <name=value>', 'a param, such as depth=12dB', collect)
    .option('--stream <[name=]stream>', 'an audio stream: its number from 0, or lang:eng', collect)
    .option('--profile <ref>', 'what to deliver: name_vN, sha256:<hash>, or a file')
    .option('--reproducible', 'the same bytes on every machine, at some cost in speed');
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/**
 * Reads a job.
 *
 * @throws UsageFailure or LatheFailure for whatever in it cannot be meant
 */
export function readJob(reference: string, options: JobOptions): ReadJob {
  const library = openLibrary();
  const preset = resolvePreset(reference, library);
  const profile = chooseProfile(reference, options.profile, library);
  const files = Object.entries(readInputs(preset, options.in ?? []));
  const streams = readStreams(preset, options.stream ?? []);
  const inputs = files.map(([name, path]): [string, InputFile] => [
    name,
    { path, stream: streams[name] ?? { by: 'default' } },
  ]);
  return {
    preset,
    profile,
    inputs: Object.fromEntries(inputs),
    params: readParams(preset, options.set ?? []),
    cpuMode: options.reproducible ? 'reproducible' : 'fast',
  };
}

function chooseProfile(preset: string, profile: string | undefined, library: Library): ProfileEntry {
  if (profile !== undefined) return resolveProfileNear(profile, preset, library);
  const profiles = library.declared.filter(({ kind }) => kind === 'profile').map(({ label }) => label);
  throw usage('usage/profile_needed', { known: [...new Set(profiles)] });
}
