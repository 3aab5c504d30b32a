import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { LatheClient } from '../../client/index.ts';
import { usage } from '../failure/usage-failure.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';
import { needsInputName } from './read-inputs.ts';
import { gather, readCount } from './read-options.ts';
import { readSubmission, type SubmissionOptions } from './read-submission.ts';

const help = `
Inputs and masters lie in storage that the service reads, not on this machine. It prints the id of the job, which is accepted
and not lost from then on. Sent again with the same --key it is the same job.

Examples:
  lathe jobs submit dialogue_clean_v1 --in s3://bucket/original.mp4 --profile audio_only_master_v1 --wait
  lathe jobs submit voice_over_music_v1 --in voice=s3://bucket/voice.wav --in music=s3://bucket/bed.wav \\
            --set depth=12dB --profile wav_master_v1 --to s3://bucket/masters/mix.wav --tag show=news
  lathe jobs submit loudness_only_v1 --in s3://bucket/talk.wav --set target=-14LUFS --profile wav_master_v1 --plan --wait`;

interface Options extends SubmissionOptions, ConnectionOptions {
  readonly profile?: string;
  readonly key?: string;
  readonly plan?: true;
  readonly wait?: true;
  readonly json?: true;
}

export function declareSubmit(jobs: Command): void {
  const command = jobs
    .command('submit')
    .summary('have files mastered by the service')
    .description('Have files mastered by the service.')
    .argument('<preset>', 'name_vN or sha256:<hash>')
    .option('--in <[name=]uri>', 'where an input lies; its name may be left out where the preset has one', gather)
    .option('--stream <[name=]stream>', 'an audio stream of an input: its number from 0, or lang:eng', gather)
    .option('--profile <ref>', 'what to deliver: name_vN or sha256:<hash>')
    .option('--set <name=value>', 'a param, such as depth=12dB', gather)
    .option('--to <uri>', "where the master goes; under the service's own prefix where absent")
    .option('--tag <name=value>', 'a word to find the job by', gather)
    .option('--external-id <text>', 'your own name for the job')
    .option('--priority <number>', '1 is first, 1000 last; 100 where absent', readCount)
    .option('--notify <url>', 'is told each change of its state, signed')
    .option('--verbose', "keep FFmpeg's own words and all files in between")
    .option('--reproducible', 'the same bytes on every machine, at some cost in speed')
    .option('--key <text>', 'an idempotency key: the same one again gives the same job')
    .option('--plan', 'only say what the master would be, without rendering it')
    .option('--wait', 'follow the job to its end')
    .option('--json', 'print the job as JSON');
  addConnectionOptions(command).addHelpText('after', help).action(submit);
}

async function submit(preset: string, options: Options): Promise<void> {
  const client = openClient(options);
  if (options.profile === undefined) throw await profileNeeded(client);
  const only = needsInputName(options) ? await onlyInput(client, preset) : undefined;
  const submission = readSubmission(preset, options.profile, options, only);
  const keyed = { idempotencyKey: options.key ?? randomUUID() }; // so that it can be sent again where the service is busy
  const job = await (options.plan ? client.plan(submission, keyed) : client.submit(submission, keyed));
  if (options.wait) {
    if (!options.json) say(`accepted as ${job.id}`);
    const { followJob } = await import('./follow-job.ts');
    return followJob(client, job.id, options);
  }
  if (options.json) return printJson(job);
  print(job.id);
  say(`Accepted. 'lathe jobs watch ${job.id}' follows it.`);
}

/** The name of a preset's input, where it has one. */
async function onlyInput(client: LatheClient, preset: string): Promise<string | undefined> {
  const presets = await client.presets();
  const inputs = presets.find(({ label, hash }) => label === preset || hash === preset)?.inputs ?? [];
  return inputs.length === 1 ? inputs[0] : undefined;
}

async function profileNeeded(client: LatheClient): Promise<Error> {
  const profiles = await client.profiles();
  return usage('usage/profile_needed', { known: profiles.map(({ label }) => label) });
}
