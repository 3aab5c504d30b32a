import { LatheUnreachableError } from '../lathe-api-error.ts';
import { backoffMs, pause } from './pause.ts';
import { retryAfterOf } from './retry-after.ts';

/** Sends a request once. */
export type Send = (request: Request) => Promise<Response>;

const TRIES = 4;

/** Who is told to wait longer than this rather hears so. */
const LONGEST_WAIT_SECONDS = 30;

const growth = { firstMs: 200, longestMs: 2_000 };

/** The service has too much to do (429), or a part of it is away (503). */
const passing: ReadonlySet<number> = new Set([429, 503]);

/** @throws LatheUnreachableError where there is no answer; the signal's reason where it was aborted */
export function sender(url: string, fetch: typeof globalThis.fetch): Send {
  return async (request) => {
    try {
      return await fetch(request);
    } catch (thrown) {
      request.signal.throwIfAborted();
      throw new LatheUnreachableError(url, thrown);
    }
  };
}

/** Sends again what may be sent twice, after the time that the answer names. */
export function retrying(send: Send): Send {
  return async (request) => {
    if (!isRepeatable(request)) return await send(request);
    for (let tries = 1; tries < TRIES; tries += 1) {
      const waitMs = await triedWith(send, request, tries);
      if (typeof waitMs !== 'number') return waitMs;
      await pause(waitMs, request.signal);
    }
    return await send(request);
  };
}

/** Reading changes nothing, and what bears a key is done once however often it is sent. */
function isRepeatable({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || headers.has('idempotency-key');
}

/** @returns the answer, or how long to wait before the next try */
async function triedWith(send: Send, request: Request, tries: number): Promise<Response | number> {
  try {
    const response = await send(request.clone());
    const seconds = retryAfterOf(response);
    if (!passing.has(response.status) || (seconds ?? 0) > LONGEST_WAIT_SECONDS) return response;
    await response.body?.cancel();
    return seconds === undefined ? backoffMs(tries, growth) : seconds * 1000;
  } catch (thrown) {
    if (thrown instanceof LatheUnreachableError) return backoffMs(tries, growth);
    throw thrown;
  }
}
