import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { JobArtifact, LatheClient } from '../../client/index.ts';
import { failure } from '../../runtime/failure/failure.ts';
import { usage } from '../failure/usage-failure.ts';
import { reasonOf } from '../library/preset-files.ts';
import { bytesText } from '../plan/bytes-text.ts';
import { print, printJson } from '../terminal/output.ts';
import { addConnectionOptions, type ConnectionOptions, openClient } from './connection.ts';

const help = `
Without a name it is the master. 'lathe jobs show ID' lists all files of a job.

Examples:
  lathe jobs download 01a2b3c4-0000-7000-8000-000000000000
  lathe jobs download 01a2b3c4-0000-7000-8000-000000000000 report.json -o report.json`;

interface Options extends ConnectionOptions {
  readonly output?: string;
  readonly force?: true;
  readonly json?: true;
}

export function declareDownload(jobs: Command): void {
  const command = jobs
    .command('download')
    .summary('fetch the master, or another file of a job')
    .description('Fetch the master, or another file of a job.')
    .argument('<id>', 'the job')
    .argument('[name]', 'the file; the master where absent')
    .option('-o, --output <file>', 'where it goes; a file of the same name here where absent')
    .option('--force', 'replace a file that is there')
    .option('--json', 'print what was fetched as JSON');
  addConnectionOptions(command).addHelpText('after', help).action(download);
}

async function download(id: string, name: string | undefined, options: Options): Promise<void> {
  const client = openClient(options);
  const file = await find(client, id, name);
  const path = options.output ?? (name === undefined ? `${id}.${file.name.split('.').at(-1)}` : basename(name));
  if (!options.force && existsSync(path)) throw failure('output/exists', { path });
  const { body } = await client.download(id, file.name);
  await write(path, body);
  if (options.json) printJson({ name: file.name, path, bytes: file.bytes, sha256: file.sha256 });
  else print(`${path}  ${bytesText(file.bytes)}`);
}

async function find(client: LatheClient, id: string, name: string | undefined): Promise<JobArtifact> {
  const artifacts = await client.artifacts(id);
  const found = artifacts.find((file) => (name === undefined ? file.kind === 'master' : file.name === name));
  if (found !== undefined) return found;
  const { state } = await client.job(id);
  throw usage('jobs/no_file', { name, state, known: artifacts.map((file) => file.name) });
}

/** Beside its place first: what broke off halfway is no file of that name. */
async function write(path: string, body: ReadableStream<Uint8Array>): Promise<void> {
  const partial = `${path}.part`;
  try {
    await pipeline(body, createWriteStream(partial));
    await rename(partial, path);
  } catch (thrown) {
    await rm(partial, { force: true });
    throw isOfSystem(thrown) ? usage('usage/unwritable', { path, reason: reasonOf(thrown) }) : thrown;
  }
}

function isOfSystem(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'syscall' in thrown;
}
