import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { FigureTurns } from '../figure.ts';
import { type CollectorOptions, openCollector } from './collector.ts';

export interface PushOptions extends Omit<CollectorOptions, 'timeoutMs'> {
  readonly everySeconds: number;
  readonly turns: FigureTurns;
  readonly logger: Logger;
}

export interface Pushing {
  /** Stops, whatever is on its way, and leaves the turn to another process. */
  close(): Promise<void>;
}

const LONGEST_MS = 10_000;

/** Longer than from one push to the next, however long the first takes; a process that was killed is followed after that. */
const TURN_PER_INTERVAL = 2.5;

/**
 * Sends the figures to a collector again and again, while it is this process's turn. Nothing that fails here disturbs anything
 * else: a collector that is away is told of once, and once more when it is back; figures add up in Redis meanwhile.
 */
export function pushFigures({ everySeconds, turns, logger, ...where }: PushOptions): Pushing {
  const everyMs = everySeconds * 1000;
  const collector = openCollector({ ...where, timeoutMs: Math.min(LONGEST_MS, everyMs) });
  const told = telling(logger, collector.url);
  const ending = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<'ended'>();

  const push = async (): Promise<void> => {
    const snapshot = await turns.take(everyMs * TURN_PER_INTERVAL).catch(() => undefined); // Redis has its own warning
    if (snapshot === undefined) return;
    const outcome = await Promise.race([ended, collector.send(snapshot).catch((error: Error) => error)]);
    if (outcome === 'ended') return;
    told(outcome?.message);
    // Another process may be able to reach it.
    if (outcome !== undefined) await turns.leave().catch(() => undefined);
  };
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await push();
      await pause(everyMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    close: async () => {
      ending.abort();
      end('ended');
      await running;
      await turns.leave().catch(() => undefined);
      void collector.close().catch(() => undefined); // it waits for what is on its way, and nobody else does
    },
  };
}

/** A line when it begins to work, when it stops, and when it works again. */
function telling(logger: Logger, collector: string): (reason: string | undefined) => void {
  let standing: 'new' | 'there' | 'away' = 'new';
  return (reason) => {
    const before = standing;
    standing = reason === undefined ? 'there' : 'away';
    if (standing === before) return;
    if (reason !== undefined) logger.warn({ collector, reason }, 'the collector takes no figures; it is tried on');
    else if (before === 'away') logger.info({ collector }, 'the collector takes figures again');
    else logger.info({ collector }, 'figures go to the collector');
  };
}
