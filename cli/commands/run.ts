import type { Command } from 'commander';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { checkWritable } from '../library/write-file.ts';
import { checkExtension } from '../run/check-output.ts';
import { createView } from '../run/create-view.ts';
import { declareJob, type JobOptions, type ReadJob, readJob } from '../run/read-job.ts';
import type { Job } from '../run/run-job.ts';
import { writeReport } from '../run/write-report.ts';
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

interface Options extends JobOptions {
  readonly output: string;
  readonly force?: true;
  readonly json?: true;
  readonly report?: string;
  readonly verbose?: true;
  readonly logs?: string;
}

export function declare(command: Command): void {
  declareJob(command)
    .requiredOption('-o, --output <file>', 'where the master goes')
    .option('--force', 'replace a file that is there')
    .option('--report <file>', 'write the report there: a page if it ends in .html, else JSON')
    .option('--json', 'print the report as JSON, and no progress')
    .option('--logs <folder>', "keep FFmpeg's log of every stage there")
    .option('--verbose', 'also print the FFmpeg command of every stage')
    .addHelpText('after', help)
    .action(run);
}

async function run(reference: string, options: Options): Promise<void> {
  const job = createJob(readJob(reference, options), options);
  if (options.report !== undefined) checkWritable(options.report);
  const { runJob } = await import('../run/run-job.ts'); // not for a command line that is wrong
  const report = await runJob(job, await createView(options));
  if (options.report !== undefined) await writeReport(options.report, report, job);
  if (options.json) printJson(report);
  else await printReport(report, options.verbose ?? false);
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
  if (verbose) for (const { stage, argv } of report.stages) say(`\n${stage}: ${argv.map(quoted).join(' ')}`);
  const { renderReport } = await import('../run/report-table.ts');
  print(`\n${renderReport(report, coloursFor(process.stdout))}`);
}

/** An argument as a POSIX shell takes it. */
function quoted(argument: string): string {
  return /^[\w./:=+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
