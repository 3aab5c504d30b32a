import type { Command } from 'commander';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';
import { columnsOf } from '../terminal/wrap.ts';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';

const help = `
Example:
  lathe jobs show 01a2b3c4-0000-7000-8000-000000000000`;

export function declareShow(jobs: Command): void {
  const command = jobs
    .command('show')
    .summary('say everything about a job')
    .description('Say everything about a job: what was asked for, how it stands, its files, and how it ended.')
    .argument('<id>', 'the job')
    .option('--json', 'print the job with its files and webhooks as JSON');
  addConnectionOptions(command).addHelpText('after', help).action(show);
}

async function show(id: string, options: ConnectionOptions & { readonly json?: true }): Promise<void> {
  const client = openClient(options);
  const job = await client.job(id);
  const artifacts = await client.artifacts(id);
  const webhooks = job.notifyUrl === undefined ? [] : await client.webhooks(id);
  if (options.json) return printJson({ ...job, artifacts, webhooks });
  const { describeJob } = await import('./describe-job.ts');
  print(describeJob({ job, artifacts, webhooks }, coloursFor(process.stdout), columnsOf(process.stdout)));
}
