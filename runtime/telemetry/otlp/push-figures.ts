import { addAbortListener } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { LatheFailure } from '../../failure/failure.ts';
import type { FigureTurns } from '../figure.ts';
import { type CollectorOptions, openCollector } from './collector.ts';

export interface PushOptions extends Omit<CollectorOptions, 'timeoutMs'> {
  readonly everySeconds: number;
  /** How long a push may take, repetitions included; 10 s where none is given. */
  readonly timeoutMs?: number;
  readonly turns: FigureTurns;
  readonly logger: Logger;
}

export interface Pushing {
  /** Stops, whatever is on its way, and leaves the turn to another process. */
  close(): Promise<void>;
}

/**
 * Sends the figures to a collector again and again, while it is this process's turn. Nothing that fails here disturbs anything
 * else: a collector that is away is told of once, and once more when it is back; figures add up in Redis meanwhile.
 */
export function pushFigures({ everySeconds, timeoutMs = 10_000, turns, logger, ...where }: PushOptions): Pushing {
  const everyMs = everySeconds * 1000;
  // Longer than from one push to the next, however long that takes; a process that was killed is followed after that.
  const turnMs = 1.5 * everyMs + timeoutMs;
  const collector = openCollector({ ...where, timeoutMs });
  const told = telling(logger, collector.url);
  const ending = new AbortController();

  const push = async (): Promise<void> => {
    try {
      const snapshot = await turns.take(turnMs);
      if (snapshot === undefined) return;
      if ((await unlessEnded(collector.send(snapshot), ending.signal)) === 'sent') told(undefined);
    } catch (thrown) {
      if (thrown instanceof LatheFailure && thrown.code === 'queue/unavailable') return; // Redis has its own warning
      told(thrown instanceof Error ? thrown.message : String(thrown));
      await turns.leave().catch(() => undefined); // another process may be able to reach it
    }
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
      await running;
      await turns.leave().catch(() => undefined);
      void collector.close().catch(() => undefined); // it waits for what is on its way, and nobody else does
    },
  };
}

/** Waits for what is on its way, or no longer than it is wanted. */
async function unlessEnded(sending: Promise<void>, signal: AbortSignal): Promise<'sent' | 'ended'> {
  const { promise, resolve, reject } = Promise.withResolvers<'sent' | 'ended'>();
  const listening = addAbortListener(signal, () => resolve('ended'));
  sending.then(() => resolve('sent'), reject);
  try {
    return await promise;
  } finally {
    listening[Symbol.dispose]();
  }
}

/** A line when it begins to work, when it stops, and when it works again. */
function telling(logger: Logger, collector: string): (reason: string | undefined) => void {
  let standing: 'new' | 'there' | 'away' = 'new';
  return (reason) => {
    const before = standing;
    standing = reason === undefined ? 'there' : 'away';
    if (standing === before) return;
    if (reason !== undefined) logger.warn({ collector, reason }, 'figures do not reach the collector; it is tried on');
    else if (before === 'away') logger.info({ collector }, 'figures reach the collector again');
    else logger.info({ collector }, 'figures go to the collector');
  };
}
