import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { plainReason } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';

/** An event that somebody wants to be told of. */
export interface OutboxEntry {
  readonly eventId: string;
  readonly jobId: string;
  readonly url: string;
  readonly body: string;
}

export interface Outbox {
  close(): Promise<void>;
}

const GROUP = 'webhooks';
const AT_ONCE = 50;
const BLOCK_MS = 5_000;
/** What a process took and did not finish in this time, another one takes. */
const ABANDONED_MS = 30_000;
const AFTER_ERROR_MS = 1_000;

/**
 * Hands every entry of the outbox to one of the processes that read it, again where that one went away over it.
 *
 * @param redis a connection of its own, which waits
 * @param take keeps an entry; it may come more than once
 */
export function readOutbox(
  redis: Redis,
  keys: QueueKeys,
  logger: Logger,
  take: (entry: OutboxEntry) => Promise<void>,
): Outbox {
  const consumer = crypto.randomUUID();
  const closing = new AbortController();
  const finish = async (entries: readonly RawEntry[]): Promise<void> => {
    for (const entry of entries) {
      await take(outboxEntry(entry));
      await redis.multi().xack(keys.outbox, GROUP, entry[0]).xdel(keys.outbox, entry[0]).exec();
    }
  };
  const turn = async (): Promise<void> => {
    const [, abandoned] = (await redis.xautoclaim(
      keys.outbox,
      GROUP,
      consumer,
      ABANDONED_MS,
      '0-0',
      'COUNT',
      AT_ONCE,
    )) as [string, RawEntry[]]; // entries that were deleted come apart, since Redis 7
    await finish(abandoned.filter(([, fields]) => fields !== null));
    await finish(await readNew(redis, keys, consumer));
  };
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await turn();
      } catch (error) {
        if (closing.signal.aborted) return;
        if (isNoGroup(error))
          await makeGroup(redis, keys).catch(() => undefined); // the next turn says why
        else {
          logger.warn({ reason: plainReason(error) }, 'webhooks wait');
          await rest(AFTER_ERROR_MS, closing.signal);
        }
      }
    }
  };
  const running = run();
  return {
    close: async () => {
      closing.abort();
      redis.disconnect();
      await running;
    },
  };
}

type RawEntry = [id: string, fields: string[]];

async function readNew(redis: Redis, keys: QueueKeys, consumer: string): Promise<readonly RawEntry[]> {
  const answer = await redis.xreadgroup(
    'GROUP',
    GROUP,
    consumer,
    'COUNT',
    AT_ONCE,
    'BLOCK',
    BLOCK_MS,
    'STREAMS',
    keys.outbox,
    '>',
  );
  const streams = (answer ?? []) as [string, RawEntry[]][]; // one stream was asked for
  return streams[0]?.[1] ?? [];
}

function outboxEntry([eventId, fields]: RawEntry): OutboxEntry {
  const [, jobId = '', , url = '', , body = ''] = fields; // in the order in which the transition script adds them
  return { eventId, jobId, url, body };
}

function isNoGroup(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOGROUP');
}

async function makeGroup(redis: Redis, keys: QueueKeys): Promise<void> {
  await redis.xgroup('CREATE', keys.outbox, GROUP, '0', 'MKSTREAM');
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
