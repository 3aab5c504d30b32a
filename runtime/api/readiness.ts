import type { Check, Readiness } from '../../schemas/generated/api.ts';
import { asFailure } from '../failure/failure.ts';
import type { ApiContext } from './context.ts';
import { within } from './stream/heartbeats.ts';

/** Who does not answer within this is down, as far as a caller can tell. */
const PATIENCE_MS = 3_000;

/** Asks everything that accepting a job needs. */
export async function readiness(context: ApiContext): Promise<Readiness> {
  const { queue, storage, ledger, registry, logger } = context;
  const check = async (name: string, ask: () => Promise<unknown>): Promise<Check> => {
    const before = performance.now();
    const problem = await problemIn(ask);
    const ms = Math.round(performance.now() - before);
    if (problem !== undefined) logger.warn({ check: name, code: problem }, 'a part of the service does not answer');
    return { ok: problem === undefined, ms, ...(problem === undefined ? {} : { problem }) };
  };
  const [redis, stored, published, workers, details] = await Promise.all([
    check('redis', () => queue.ping()),
    check('storage', () => storage.list(ledger.keys.allPending, { limit: 1 })),
    check('registry', () => registry.list('preset')),
    countWorkers(context),
    context.readiness?.().catch(() => undefined),
  ]);
  const isReady = redis.ok && stored.ok && published.ok;
  return {
    status: isReady ? 'ready' : 'not_ready',
    checks: { redis, storage: stored, registry: published },
    workers,
    ...(details === undefined ? {} : { details }),
  };
}

async function problemIn(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    const answered = await within(
      ask().then(() => true),
      PATIENCE_MS,
    );
    return answered === undefined ? 'no_answer' : undefined;
  } catch (thrown) {
    return asFailure(thrown).code;
  }
}

async function countWorkers({ queue }: ApiContext): Promise<number> {
  const depth = await within(
    queue.depth().catch(() => undefined),
    PATIENCE_MS,
  );
  return depth?.workers ?? 0;
}
