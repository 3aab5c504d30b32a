import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { createLatheClient, type LatheClient } from '../../client/index.ts';
import { usage } from '../failure/usage-failure.ts';
import { reasonOf } from '../library/preset-files.ts';

/** Where the service is, and how it knows who asks. */
export interface ConnectionOptions {
  readonly url?: string;
  readonly tokenFile?: string;
}

/** What `lathe dev` listens at, where it can, and who names no service means. */
export const usualUrl = 'http://127.0.0.1:4700';

/** Declares what every command that asks the service takes. A token is no option: command lines can be read by others. */
export function addConnectionOptions(command: Command): Command {
  return command
    .option('--url <url>', `the service; LATHE_URL where absent, else ${usualUrl}`)
    .option('--token-file <file>', 'a file with the token; LATHE_TOKEN where absent');
}

/**
 * Opens the service that a command line means. Nothing is asked yet.
 *
 * @throws UsageFailure `jobs/bad_url`, `usage/unreadable`
 */
export function openClient(
  { url, tokenFile }: ConnectionOptions,
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): LatheClient {
  const address = url ?? (environment.LATHE_URL || usualUrl);
  const token = tokenFile === undefined ? environment.LATHE_TOKEN?.trim() : readToken(tokenFile);
  try {
    return createLatheClient({ url: address, ...(token === undefined || token === '' ? {} : { token }) });
  } catch (thrown) {
    throw usage('jobs/bad_url', { url: address, reason: reasonOf(thrown) });
  }
}

function readToken(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (thrown) {
    throw usage('usage/unreadable', { path, reason: reasonOf(thrown) });
  }
}
