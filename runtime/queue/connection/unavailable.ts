import { setTimeout as pause } from 'node:timers/promises';
import { failure, LatheFailure } from '../../failure/failure.ts';

/**
 * Does something with Redis, and says `queue/unavailable` where Redis is away. Commands of our own connections know their
 * time; BullMQ waits for a connection that was never there, so what goes through it is bounded `within` a time.
 *
 * The errors beneath are not handed on: those of ioredis carry the command with its arguments, passwords among them.
 */
export async function withRedis<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw isAway(error) ? failure('queue/unavailable', { reason: plainReason(error) }) : error;
  }
}

/** Gives up waiting after a time. What was asked for may still happen later. */
export async function within<Value>(work: Promise<Value>, limitMs: number): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new SlowRedis(`no answer within ${limitMs / 1000} s`)), limitMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Repeats what failed because Redis was away, until it works or the time is over. */
export async function withPatience<Value>(work: () => Promise<Value>, patienceMs: number): Promise<Value> {
  const until = Date.now() + patienceMs;
  for (let delay = 50; ; delay = Math.min(delay * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || Date.now() + delay > until) throw error;
    }
    await pause(delay);
  }
}

export function isUnavailable(error: unknown): boolean {
  return error instanceof LatheFailure && error.code === 'queue/unavailable';
}

/** An error's words, without what it carries. */
export function plainReason(error: unknown): string {
  const own: unknown = error instanceof AggregateError ? error.errors[0] : error; // of a host with several addresses
  const words = own instanceof Error ? own.message || own.name : String(own);
  return words.startsWith("Stream isn't writeable") ? 'there is no connection to it' : words;
}

class SlowRedis extends Error {}

/** What Redis answers while it cannot work, as opposed to what it answers to a wrong command. */
const refusals = /^(OOM|LOADING|READONLY|MISCONF|NOAUTH|WRONGPASS|NOPERM|CLUSTERDOWN|MASTERDOWN|BUSY|NOREPLICAS)\b/;

/** How ioredis and BullMQ word that there is no connection. */
const absences = /^(Command timed out|Connection is closed|Stream isn't writeable|Reached the max retries)/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LatheFailure) return false;
  if (error.name === 'ReplyError') return refusals.test(error.message);
  return error instanceof SlowRedis || absences.test(error.message) || ('code' in error && 'syscall' in error);
}
