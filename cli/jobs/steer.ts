import { type Command, Option } from 'commander';
import { print, printJson, say } from '../terminal/output.ts';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';
import { readCount } from './read-options.ts';

interface Steering extends ConnectionOptions {
  readonly json?: true;
}

interface CancelOptions extends Steering {
  readonly why?: string;
}

interface RetryOptions extends Steering {
  readonly wait?: true;
}

interface ReplayOptions extends RetryOptions {
  readonly verbose?: true;
  readonly priority?: number;
  readonly notify?: string;
  readonly key?: string;
  readonly measure?: 'recorded' | 'anew';
}

const cancelHelp = `
Example:
  lathe jobs cancel 01a2b3c4-0000-7000-8000-000000000000 --why 'the wrong file'`;

const retryHelp = `
The same job with the same inputs, preset and params, in a new round of attempts.

Example:
  lathe jobs retry 01a2b3c4-0000-7000-8000-000000000000 --wait`;

const replayHelp = `
A new job with the same bytes in, artifacts and params. What the first job measured is taken as given, as far as it is kept;
--measure anew measures everything again. The verdict says how alike the masters are (bit_exact, pcm_exact, loudness_equal or
different), and where the measurements came from.

Examples:
  lathe replay 01a2b3c4-0000-7000-8000-000000000000 --wait
  lathe replay 01a2b3c4-0000-7000-8000-000000000000 --measure anew --verbose --wait`;

export function declareCancel(jobs: Command): void {
  const command = describe(
    jobs,
    'cancel',
    'stop a job that is not over',
    'Stop a job that is not over. Nothing of it is published.',
  ).option('--why <text>', 'is kept with the job');
  addConnectionOptions(command).addHelpText('after', cancelHelp).action(cancel);
}

export function declareRetry(jobs: Command): void {
  const command = describe(jobs, 'retry', 'take a dead job up again', 'Take a dead job up again.').option(
    '--wait',
    'follow the job to its end',
  );
  addConnectionOptions(command).addHelpText('after', retryHelp).action(retry);
}

export function declareReplay(jobs: Command): void {
  const summary = "the same as 'lathe replay'";
  declareReplayAs(
    jobs.command('replay').summary(summary).description(`Run a job that is over again, and compare: ${summary}.`),
  );
}

/** `lathe replay`, by whichever name it is called. */
export function declareReplayAs(command: Command): void {
  takeJob(command)
    .option('--wait', 'follow the new job to its end, and print the verdict')
    .option('--verbose', "keep FFmpeg's own words and all files in between")
    .option('--priority <number>', "1 is first, 1000 last; the first job's where absent", readCount)
    .option('--notify <url>', 'is told each change of its state, signed')
    .option('--key <text>', 'an idempotency key: the same one again gives the same job')
    .addOption(
      new Option(
        '--measure <how>',
        'whose measurements: those of the first job, or new ones; recorded where absent',
      ).choices(['recorded', 'anew']),
    );
  addConnectionOptions(command).addHelpText('after', replayHelp).action(replay);
}

function describe(jobs: Command, name: string, summary: string, description: string): Command {
  return takeJob(jobs.command(name).summary(summary).description(description));
}

function takeJob(command: Command): Command {
  return command.argument('<id>', 'the job').option('--json', 'print the job as JSON');
}

async function cancel(id: string, { why, json, ...connection }: CancelOptions): Promise<void> {
  const job = await openClient(connection).cancel(id, { why });
  if (json) printJson(job);
  else print(`${id} is cancelled: nothing of it is published.`);
}

async function retry(id: string, { wait, json, ...connection }: RetryOptions): Promise<void> {
  const client = openClient(connection);
  const job = await client.retry(id);
  if (!json) say(`${id} is taken up again, in round ${job.round}.`);
  if (wait) return await follow(client, id, json);
  if (json) printJson(job);
  else say(`'lathe jobs watch ${id}' follows it.`);
}

async function replay(id: string, options: ReplayOptions): Promise<void> {
  const { wait, json, key, verbose, priority, notify, measure } = options;
  const client = openClient(options);
  const order = {
    ...(verbose === undefined ? {} : { verbose }),
    ...(priority === undefined ? {} : { priority }),
    ...(measure === undefined ? {} : { measure }),
    ...(notify === undefined ? {} : { notify: { url: notify } }),
  };
  const job = await client.replay(id, order, { idempotencyKey: key ?? crypto.randomUUID() });
  if (wait) {
    if (!json) say(`accepted as ${job.id}, a replay of ${id}`);
    return await follow(client, job.id, json);
  }
  if (json) return printJson(job);
  print(job.id);
  say(`Accepted. 'lathe jobs watch ${job.id}' follows it, and prints the verdict.`);
}

async function follow(client: ReturnType<typeof openClient>, id: string, json: true | undefined): Promise<void> {
  const { followJob } = await import('./follow-job.ts');
  await followJob(client, id, json ? { json } : {});
}
