import type { Command } from 'commander';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';

const help = `
Exits with 0 where the job is completed, and with 2 where it is dead or cancelled. Ctrl-C leaves the job alone.

Example:
  lathe jobs watch 01a2b3c4-0000-7000-8000-000000000000`;

export function declareWatch(jobs: Command): void {
  const command = jobs
    .command('watch')
    .summary('follow a job to its end')
    .description('Follow a job to its end, and print how it ended.')
    .argument('<id>', 'the job')
    .option('--json', 'print the job as it ended as JSON, and no progress');
  addConnectionOptions(command).addHelpText('after', help).action(watch);
}

async function watch(id: string, options: ConnectionOptions & { readonly json?: true }): Promise<void> {
  const client = openClient(options);
  const { followJob } = await import('./follow-job.ts');
  await followJob(client, id, options);
}
