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

/** A job as a command line says it, but for its files and for what the command's surroundings add. */
export interface ReadTreatment extends Omit<JobRequest, 'inputs' | 'host' | 'signal' | 'onProgress'> {
  readonly preset: PresetEntry;
  readonly profile: ProfileEntry;
}

/** The same with its files. */
export interface ReadJob extends ReadTreatment {
  readonly inputs: JobRequest['inputs'];
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
  const treatment = readTreatment(reference, options);
  return { ...treatment, inputs: readFiles(treatment.preset, options) };
}

/**
 * Reads what is to be done, to whichever files.
 *
 * @throws UsageFailure or LatheFailure
 */
export function readTreatment(reference: string, options: JobOptions): ReadTreatment {
  const library = openLibrary();
  const preset = resolvePreset(reference, library);
  return {
    preset,
    profile: chooseProfile(reference, options.profile, library),
    params: readParams(preset, options.set ?? []),
    cpuMode: options.reproducible ? 'reproducible' : 'fast',
  };
}

/**
 * Reads the files of one job, and which audio stream of each is meant.
 *
 * @throws UsageFailure or LatheFailure
 */
export function readFiles(preset: PresetEntry, options: Pick<JobOptions, 'in' | 'stream'>): JobRequest['inputs'] {
  const files = Object.entries(readInputs(preset, options.in ?? []));
  const streams = readStreams(preset, options.stream ?? []);
  const inputs = files.map(([name, path]): [string, InputFile] => [
    name,
    { path, stream: streams[name] ?? { by: 'default' } },
  ]);
  return Object.fromEntries(inputs);
}

function chooseProfile(preset: string, profile: string | undefined, library: Library): ProfileEntry {
  if (profile !== undefined) return resolveProfileNear(profile, preset, library);
  const profiles = library.declared.filter(({ kind }) => kind === 'profile').map(({ label }) => label);
  throw usage('usage/profile_needed', { known: [...new Set(profiles)] });
}
