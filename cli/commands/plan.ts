import type { Command } from 'commander';
import { createView } from '../run/create-view.ts';
import { declareJob, type JobOptions, readJob } from '../run/read-job.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';
import { columnsOf } from '../terminal/wrap.ts';

const help = `
Measures the inputs and seeks the gain as 'lathe run' does, and renders nothing. What a job would be refused for is told, and
the command ends as the job would: with 2. The time is an estimate; lossy codecs move a true peak by about half a dB.

Examples:
  lathe plan loudness_only_v1 --in talk.mp4 --profile audio_only_master_v1
  lathe plan voice_over_music_v1 --in voice=voice.wav --in music=bed.wav --set depth=12dB --profile wav_master_v1
  lathe plan ./my.preset --in film.mkv --stream lang:eng --profile flac_archive_v1 --json`;

interface Options extends JobOptions {
  readonly json?: true;
}

/** What a job that is out of its specification ends with. */
const refusedExitCode = 2;

export function declare(command: Command): void {
  declareJob(command)
    .option('--json', 'print the plan as JSON, and no progress')
    .addHelpText('after', help)
    .action(plan);
}

async function plan(reference: string, options: Options): Promise<void> {
  const job = readJob(reference, options);
  const { runPlan } = await import('../plan/run-plan.ts'); // not for a command line that is wrong
  const found = await runPlan(job, await createView(options));
  if (options.json) printJson(found);
  else {
    const { renderPlan } = await import('../plan/plan-table.ts');
    print(`\n${renderPlan(found, coloursFor(process.stdout), columnsOf(process.stdout))}`);
  }
  if (found.refusals.length > 0) process.exitCode = refusedExitCode;
}
