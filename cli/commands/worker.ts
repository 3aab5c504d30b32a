import type { Command } from 'commander';
import { requireConfig } from '../../runtime/config/read-config.ts';
import { unknownVariables } from '../../runtime/config/unknown-variables.ts';
import { processLogger, runUntilTold, warnOf } from '../service/process.ts';

const help = `
A worker takes one job at a time, opens no port, and keeps nothing. Start as many as there is work for, on any machines. It is
configured by environment variables alone: docs/reference/configuration.md.

Told to end (SIGTERM, Ctrl-C), it finishes its job within LATHE_GRACE_SECONDS or gives it back; a second time, it ends at once.

Examples:
  REDIS_URL=redis://redis.internal LATHE_STORAGE_BASE=s3://masters/lathe lathe worker
  lathe dev     the whole service on this machine, without configuration`;

export function declare(command: Command): void {
  command.addHelpText('after', help).action(worker);
}

async function worker(): Promise<void> {
  const config = requireConfig('worker', process.env);
  const logger = processLogger('lathe-worker', config.logLevel);
  warnOf(unknownVariables(process.env), logger);
  const { startWorker } = await import('../service/start-worker.ts'); // not for a configuration that is wrong
  await runUntilTold(() => startWorker(config, logger), config.graceSeconds, logger);
}
