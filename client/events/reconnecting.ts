import { LatheApiError, LatheUnreachableError } from '../lathe-api-error.ts';
import { backoffMs, pause } from '../transport/pause.ts';

/** In a row, without anything new in between: about two minutes of trying. */
const MOST_FAILURES = 15;

const growth = { firstMs: 250, longestMs: 10_000 };

/**
 * Listens again and again until all was heard: a service may be restarted in between, and proxies cut what takes long.
 *
 * @param listen opens one connection and gives what is new on it; its return value says whether that was all
 * @throws what `listen` throws, where waiting does not help or has not helped
 */
export async function* reconnecting<Item>(
  listen: () => AsyncGenerator<Item, boolean>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  for (let failures = 0; ; ) {
    let problem: unknown = new Error('the service ends the connection again and again');
    const items = listen();
    try {
      while (true) {
        const { done, value } = await items.next();
        if (done === true) {
          if (value) return;
          break;
        }
        failures = 0;
        yield value;
      }
    } catch (thrown) {
      if (!isPassing(thrown)) throw thrown;
      problem = thrown;
    } finally {
      await items.return(false); // whoever listened may have left
    }
    failures += 1;
    if (failures > MOST_FAILURES) throw problem;
    await pause(waitMs(problem, failures), signal);
  }
}

function isPassing(thrown: unknown): boolean {
  if (thrown instanceof LatheUnreachableError) return true;
  return thrown instanceof LatheApiError && [429, 502, 503, 504].includes(thrown.status);
}

function waitMs(problem: unknown, failures: number): number {
  const told = problem instanceof LatheApiError ? problem.retryAfter : undefined;
  return told === undefined ? backoffMs(failures, growth) : told * 1000;
}
