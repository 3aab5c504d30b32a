import type { Command } from 'commander';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { checkWritable } from '../library/write-file.ts';
import { checkExtension } from '../run/check-output.ts';
import { createView } from '../run/create-view.ts';
import { declareJob, type JobOptions, type ReadJob, readJob } from '../run/read-job.ts';
import type { Job } from '../run/run-job.ts';
import { writeAlbumReport, writeReport } from '../run/write-report.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';

const help = `
A preset with one input takes --in FILE as it is; one with several takes each by its name.
Of several audio streams in a file it is the one marked as default, else the first; --stream names another.
With --album every --in is a track: all get one gain, which brings them together to the loudness, so that soft tracks stay
soft; -o is a folder then, and nothing appears in it unless every track passes.

Examples:
  lathe run loudness_only_v1 --in talk.mp4 --profile audio_only_master_v1 -o talk.m4a
  lathe run voice_over_music_v1 --in voice=voice.wav --in music=bed.wav --set depth=12dB \\
            --profile wav_master_v1 -o mix.wav
  lathe run ./my.preset --in film.mkv --stream lang:eng --profile flac_archive_v1 -o film.flac --json
  lathe run streaming_music_v1 --album --in one.wav --in two.wav --in three.wav --profile flac_archive_v1 -o album/`;

interface Options extends JobOptions {
  readonly album?: true;
  readonly output: string;
  readonly force?: true;
  readonly json?: true;
  readonly report?: string;
  readonly verbose?: true;
  readonly logs?: string;
}

export function declare(command: Command): void {
  declareJob(command)
    .requiredOption('-o, --output <file>', 'where the master goes; with --album a folder')
    .option('--album', 'master several files as one programme, with one gain')
    .option('--force', 'replace a file that is there')
    .option('--report <file>', 'write the report there: a page if it ends in .html, else JSON')
    .option('--json', 'print the report as JSON, and no progress')
    .option('--logs <folder>', "keep FFmpeg's log of every stage there")
    .option('--verbose', 'also print the FFmpeg command of every stage')
    .addHelpText('after', help)
    .action(run);
}

async function run(reference: string, options: Options): Promise<void> {
  if (options.album) return runAsAlbum(reference, options);
  const job = createJob(readJob(reference, options), options);
  if (options.report !== undefined) checkWritable(options.report);
  const { runJob } = await import('../run/run-job.ts'); // not for a command line that is wrong
  const report = await runJob(job, await createView(options));
  if (options.report !== undefined) await writeReport(options.report, report, job);
  if (options.json) printJson(report);
  else await printReport(report, options.verbose ?? false);
}

async function runAsAlbum(reference: string, options: Options): Promise<void> {
  const { readAlbum } = await import('../album/read-album.ts');
  const album = readAlbum(reference, options);
  if (options.report !== undefined) checkWritable(options.report);
  const { runAlbum } = await import('../album/run-album.ts');
  const report = await runAlbum(album, await createView(options));
  if (options.report !== undefined) await writeAlbumReport(options.report, report);
  if (options.json) return printJson(report);
  if (options.verbose) report.tracks.forEach(sayCommands);
  const { renderAlbum } = await import('../album/album-table.ts');
  print(`\n${renderAlbum(report, coloursFor(process.stdout))}`);
}

function createJob(job: ReadJob, options: Options): Job {
  checkExtension(options.output, job.profile);
  return {
    ...job,
    destination: options.output,
    force: options.force ?? false,
    ...(options.logs === undefined ? {} : { logFolder: options.logs }),
  };
}

async function printReport(report: MasterReport, verbose: boolean): Promise<void> {
  if (verbose) sayCommands(report);
  const { renderReport } = await import('../run/report-table.ts');
  print(`\n${renderReport(report, coloursFor(process.stdout))}`);
}

function sayCommands({ stages }: MasterReport): void {
  for (const { stage, argv } of stages) say(`\n${stage}: ${argv.map(quoted).join(' ')}`);
}

/** An argument as a POSIX shell takes it. */
function quoted(argument: string): string {
  return /^[\w./:=+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
