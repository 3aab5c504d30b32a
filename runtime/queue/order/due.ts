import type { Redis } from 'ioredis';
import type { QueueKeys } from '../keys.ts';
import type { Subscriptions } from '../live/subscriptions.ts';

/** Tells when failed jobs may be tried again. */
export interface DueWatch {
  /** Looks now, for what was missed. */
  look(): void;
  end(): void;
}

const AT_ONCE = 100;
/** A timer counts no further; it is set anew then. */
const LONGEST_MS = 3_600_000;

/**
 * Sleeps until the next failed job is due, and wakes earlier where one is announced that is due before it. Every process
 * does so; the first to write it down does.
 *
 * @param onDue resolves once it is written down
 */
export function watchDue(
  redis: Redis,
  keys: QueueKeys,
  subscriptions: Subscriptions,
  onDue: (id: string) => Promise<unknown>,
): DueWatch {
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;
  const wakeAt = (time: number): void => {
    clearTimeout(timer);
    wakesAt = time;
    timer = setTimeout(look, Math.min(Math.max(0, time - Date.now()), LONGEST_MS)).unref();
  };
  const look = (): void => void work().catch(() => undefined); // Redis is away: the next look is when it is back
  const work = async (): Promise<void> => {
    wakesAt = Infinity;
    const ids = await redis.zrange(keys.due, '-inf', String(Date.now()), 'BYSCORE', 'LIMIT', 0, AT_ONCE);
    for (const id of ids) await onDue(id);
    const [, next] = await redis.zrange(keys.due, '0', '0', 'WITHSCORES');
    if (next !== undefined) wakeAt(Number(next));
  };
  subscriptions
    .listen(keys.dueNews, (time) => {
      if (time === undefined) look();
      else if (Number(time) < wakesAt) wakeAt(Number(time));
    })
    .catch(() => undefined); // it ends with its connection
  return { look, end: () => clearTimeout(timer) };
}
