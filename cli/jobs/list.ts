import { type Command, InvalidArgumentError } from 'commander';
import type { Job, JobFilter, JobState, LatheClient } from '../../client/index.ts';
import { listed } from '../../runtime/failure/wording.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';
import { renderJobs } from './job-table.ts';
import { readCount } from './read-options.ts';

const help = `
Examples:
  lathe jobs list
  lathe jobs list --state DEAD --limit 100
  lathe jobs list --tag show=news --json`;

interface Options extends ConnectionOptions {
  readonly state?: JobState;
  readonly preset?: string;
  readonly tag?: string;
  readonly externalId?: string;
  readonly limit: number;
  readonly json?: true;
}

const states: readonly JobState[] = ['PENDING', 'PROCESSING', 'FAILED', 'COMPLETED', 'DEAD', 'CANCELLED'];

/** As many as the service gives at once. */
const mostOnPage = 200;

export function declareList(jobs: Command): void {
  const command = jobs
    .command('list')
    .summary('list jobs, newest first')
    .description('List jobs, newest first.')
    .option('--state <state>', `only jobs that stand so: ${listed(states)}`, readState)
    .option('--preset <ref>', 'only those of a preset: name_vN or sha256:<hash>')
    .option('--tag <name=value>', 'only those with a tag')
    .option('--external-id <text>', 'only those of that name')
    .option('--limit <count>', 'at most so many', readCount, 20)
    .option('--json', 'print the jobs as JSON');
  addConnectionOptions(command).addHelpText('after', help).action(list);
}

/** In any case of letters. */
function readState(text: string): JobState {
  const state = states.find((known) => known === text.toUpperCase());
  if (state === undefined) throw new InvalidArgumentError(`it takes ${listed(states)}.`);
  return state;
}

async function list(options: Options): Promise<void> {
  const { jobs, isMore } = await find(openClient(options), options);
  if (options.json) return printJson(jobs);
  if (jobs.length === 0) return say(nothing(options));
  print(renderJobs(jobs, coloursFor(process.stdout), Date.now()));
  if (isMore) say(`\nThese are the newest ${jobs.length}; --limit shows more.`);
}

async function find(
  client: LatheClient,
  { state, preset, tag, externalId, limit }: Options,
): Promise<{ readonly jobs: readonly Job[]; readonly isMore: boolean }> {
  const filter: JobFilter = {
    limit: Math.min(mostOnPage, limit + 1),
    ...(state === undefined ? {} : { state }),
    ...(preset === undefined ? {} : { preset }),
    ...(tag === undefined ? {} : { tag }),
    ...(externalId === undefined ? {} : { externalId }),
  };
  const jobs: Job[] = [];
  for await (const job of client.jobs(filter)) {
    if (jobs.length === limit) return { jobs, isMore: true };
    jobs.push(job);
  }
  return { jobs, isMore: false };
}

function nothing({ state, preset, tag, externalId }: Options): string {
  const isFiltered = [state, preset, tag, externalId].some((filter) => filter !== undefined);
  if (isFiltered) return "No job is like that; 'lathe jobs list' shows all.";
  return [
    'No jobs yet. To submit one:',
    '  lathe jobs submit dialogue_clean_v1 --in s3://bucket/original.mp4 --profile audio_only_master_v1',
  ].join('\n');
}
