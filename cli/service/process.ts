import { setTimeout as pause } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import type { Problem } from '../../runtime/config/config.ts';
import { createLogger, type LoggerOptions } from '../../runtime/telemetry/logger.ts';
import { readVersion } from '../version.ts';
import { untilToldToEnd } from './shutdown.ts';

/** What a process needs beyond its grace period to put everything down. */
const MARGIN_MS = 15_000;

/** The logger of a process, which also has the last word where the process crashes. */
export function processLogger(
  service: string,
  level: LoggerOptions['level'],
  to: 'stdout' | 'stderr' = 'stdout',
): Logger {
  const destination = pino.destination({ dest: to === 'stdout' ? 1 : 2, sync: true });
  const logger = createLogger({ service, version: readVersion(), level, destination });
  const crash = (thrown: unknown): void => {
    logger.fatal({ err: thrown }, 'crashed');
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  return logger;
}

/** Tells of variables that nobody reads. */
export function warnOf(problems: readonly Problem[], logger: Logger): void {
  for (const { variable, says } of problems) logger.warn({ variable }, `${variable} ${says}`);
}

/** Something that runs until it is told to end. */
export interface Running {
  readonly end: () => Promise<void>;
}

/**
 * Starts something, waits until this process is told to end, ends it, and then this process: with 0, or with 1 where it did not
 * end in time.
 */
export async function runUntilTold(
  start: () => Promise<Running>,
  graceSeconds: number,
  logger: Logger,
): Promise<never> {
  const told = untilToldToEnd();
  const running = await start();
  const signal = await told;
  logger.info({ signal, graceSeconds }, 'told to end');
  const limit = pause(graceSeconds * 1000 + MARGIN_MS).then(() => 'late' as const);
  const outcome = await Promise.race([ended(running, logger), limit]);
  if (outcome === 'late') logger.error('it did not end in time');
  process.exit(outcome === 'ended' ? 0 : 1);
}

/** What fails at the end must not keep the process from ending. */
async function ended(running: Running, logger: Logger): Promise<'ended' | 'failed'> {
  try {
    await running.end();
    logger.info('ended');
    return 'ended';
  } catch (thrown) {
    logger.error({ err: thrown }, 'it could not end in order');
    return 'failed';
  }
}
