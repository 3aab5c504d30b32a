import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { LatheClient } from '../../client/index.ts';
import { cancelOnInterrupt } from '../run/interrupt.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, say } from '../terminal/output.ts';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';
import { logLineText } from './log-line.ts';
import { readCount } from './read-options.ts';

const help = `
The last line of an attempt that has ended names its files, such as what FFmpeg said in each stage; --file prints one.

Examples:
  lathe jobs logs 01a2b3c4-0000-7000-8000-000000000000 --follow
  lathe jobs logs 01a2b3c4-0000-7000-8000-000000000000 --attempt 2 --json
  lathe jobs logs 01a2b3c4-0000-7000-8000-000000000000 --file logs/03-render.log`;

interface Options extends ConnectionOptions {
  readonly attempt?: number;
  readonly follow?: true;
  readonly file?: string;
  readonly json?: true;
}

export function declareLogs(jobs: Command): void {
  const command = jobs
    .command('logs')
    .summary('read the log of a job')
    .description('Read the log of a job.')
    .argument('<id>', 'the job')
    .option('--attempt <number>', 'of which attempt; the latest where absent', readCount)
    .option('--follow', 'go on until the job is over')
    .option('--file <name>', 'print a file that the log names')
    .option('--json', 'print the lines as they are: JSON, one a line');
  addConnectionOptions(command).addHelpText('after', help).action(logs);
}

async function logs(id: string, options: Options): Promise<void> {
  const client = openClient(options);
  if (options.file !== undefined) return printFile(client, id, options.file, options.attempt);
  const { signal, release } = cancelOnInterrupt();
  try {
    await printLines(client, id, options, signal);
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
    process.exitCode = 130;
  } finally {
    release();
  }
}

async function printLines(client: LatheClient, id: string, options: Options, signal: AbortSignal): Promise<void> {
  const { attempt, follow, json } = options;
  const colours = coloursFor(process.stdout);
  let lines = 0;
  for await (const line of client.logs(id, { attempt, follow, signal })) {
    lines += 1;
    print(json ? JSON.stringify(line) : logLineText(line, id, colours));
  }
  if (lines === 0 && !json) await sayNothing(client, id);
}

async function sayNothing(client: LatheClient, id: string): Promise<void> {
  const { state, attempt } = await client.job(id);
  const reason = attempt === 0 ? 'no attempt has begun' : 'nothing is kept of it';
  say(`There is no log yet: the job is ${state}, and ${reason}.`);
}

async function printFile(client: LatheClient, id: string, file: string, attempt?: number): Promise<void> {
  const of = attempt ?? (await client.job(id)).attempt;
  const { body } = await client.logFile(id, { attempt: Math.max(1, of), file });
  await pipeline(body, process.stdout, { end: false });
}
