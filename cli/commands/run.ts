import type { Command } from 'commander';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { usage } from '../failure/usage-failure.ts';
import type { PresetEntry, ProfileEntry } from '../library/entry.ts';
import { type Library, openLibrary } from '../library/library.ts';
import { resolvePreset, resolveProfileNear } from '../library/resolve.ts';
import { checkWritable, writeWhole } from '../library/write-file.ts';
import { checkExtension } from '../run/check-output.ts';
import { createLineView, type ProgressView, silentView } from '../run/progress-view.ts';
import { readInputs } from '../run/read-inputs.ts';
import { readParams } from '../run/read-params.ts';
import { readStreams } from '../run/read-streams.ts';
import type { Job } from '../run/run-job.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';

const help = `
A preset with one input takes --in FILE as it is; one with several takes each by its name.
Of several audio streams in a file it is the one marked as default, else the first; --stream names another.

Examples:
  lathe run loudness_only_v1 --in talk.mp4 --profile audio_only_master_v1 -o talk.m4a
  lathe run voice_over_music_v1 --in voice=voice.wav --in music=bed.wav --set depth=12dB \\
            --profile wav_master_v1 -o mix.wav
  lathe run ./my.preset --in film.mkv --stream lang:eng --profile flac_archive_v1 -o film.flac --json`;

interface Options {
  readonly in?: readonly string[];
  readonly set?: readonly string[];
  readonly stream?: readonly string[];
  readonly profile?: string;
  readonly output: string;
  readonly force?: true;
  readonly json?: true;
  readonly report?: string;
  readonly verbose?: true;
  readonly logs?: string;
  readonly reproducible?: true;
}

export function declare(command: Command): void {
  command
    .argument('<ref>', 'the preset: name_vN, sha256:<hash>, or a preset file')
    .option('--in <[name=]file>', 'a file for an input of the preset', collect)
    .option('--set <name=value>', 'a param, such as depth=12dB', collect)
    .option('--stream <[name=]stream>', 'an audio stream: its number from 0, or lang:eng', collect)
    .option('--profile <ref>', 'what to deliver: name_vN, sha256:<hash>, or a file')
    .requiredOption('-o, --output <file>', 'where the master goes')
    .option('--force', 'replace a file that is there')
    .option('--report <file>', 'write the report there, as JSON')
    .option('--json', 'print the report as JSON, and no progress')
    .option('--logs <folder>', "keep FFmpeg's log of every stage there")
    .option('--reproducible', 'the same bytes on every machine, at some cost in speed')
    .option('--verbose', 'also print the FFmpeg command of every stage')
    .addHelpText('after', help)
    .action(run);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function run(reference: string, options: Options): Promise<void> {
  const library = openLibrary();
  const preset = resolvePreset(reference, library);
  const profile = chooseProfile(reference, options.profile, library);
  const job = createJob(preset, profile, options);
  if (options.report !== undefined) checkWritable(options.report);
  const { runJob } = await import('../run/run-job.ts'); // not for a command line that is wrong
  const report = await runJob(job, await createView(options));
  if (options.report !== undefined) writeWhole(options.report, `${JSON.stringify(report, null, 2)}\n`);
  if (options.json) printJson(report);
  else await printReport(report, options.verbose ?? false);
}

function chooseProfile(preset: string, profile: string | undefined, library: Library): ProfileEntry {
  if (profile !== undefined) return resolveProfileNear(profile, preset, library);
  const profiles = library.declared.filter(({ kind }) => kind === 'profile').map(({ label }) => label);
  throw usage('usage/profile_needed', { known: [...new Set(profiles)] });
}

function createJob(preset: PresetEntry, profile: ProfileEntry, options: Options): Job {
  const files = readInputs(preset, options.in ?? []);
  const streams = readStreams(preset, options.stream ?? []);
  const params = readParams(preset, options.set ?? []);
  checkExtension(options.output, profile);
  const inputs = Object.entries(files).map(([name, path]) => [
    name,
    { path, stream: streams[name] ?? { by: 'default' } },
  ]);
  return {
    preset,
    profile,
    inputs: Object.fromEntries(inputs),
    params,
    destination: options.output,
    force: options.force ?? false,
    cpuMode: options.reproducible ? 'reproducible' : 'fast',
    ...(options.logs === undefined ? {} : { logFolder: options.logs }),
  };
}

async function createView({ json, verbose }: Options): Promise<ProgressView> {
  if (json) return silentView;
  if (!process.stderr.isTTY || verbose) return createLineView(say);
  const { createTaskView } = await import('../run/task-view.ts');
  return createTaskView(coloursFor(process.stderr));
}

async function printReport(report: MasterReport, verbose: boolean): Promise<void> {
  if (verbose) for (const { stage, argv } of report.stages) say(`\n${stage}: ${argv.map(quoted).join(' ')}`);
  const { renderReport } = await import('../run/report-table.ts');
  print(`\n${renderReport(report, coloursFor(process.stdout))}`);
}

/** An argument as a POSIX shell takes it. */
function quoted(argument: string): string {
  return /^[\w./:=+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
