import type { Command } from 'commander';
import { requireConfig } from '../../runtime/config/read-config.ts';
import { unknownVariables } from '../../runtime/config/unknown-variables.ts';
import { processLogger, runUntilTold, warnOf } from '../service/process.ts';

const help = `
The API takes jobs and answers for them; workers do them. It is configured by environment variables alone:
docs/reference/configuration.md. Beyond loopback it does not listen without tokens ('lathe token').

Told to end (SIGTERM, Ctrl-C), it takes no more requests and answers those that it has; a second time, it ends at once.

Examples:
  REDIS_URL=redis://redis.internal LATHE_STORAGE_BASE=s3://masters/lathe LATHE_ALLOWED_INPUTS=s3://incoming lathe api
  lathe dev     the whole service on this machine, without configuration`;

export function declare(command: Command): void {
  command.addHelpText('after', help).action(api);
}

async function api(): Promise<void> {
  const config = requireConfig('api', process.env);
  const logger = processLogger('lathe-api', config.logLevel);
  warnOf(unknownVariables(process.env), logger);
  const { startApi } = await import('../service/start-api.ts'); // not for a configuration that is wrong
  await runUntilTold(() => startApi(config, logger), config.graceSeconds, logger);
}
