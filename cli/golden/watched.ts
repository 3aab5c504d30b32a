import { availableParallelism } from 'node:os';
import type { RunProgress } from '../../golden/harness/run.ts';
import type { Surroundings } from '../../golden/harness/tier.ts';
import { cacheRoot } from '../../golden/samples/cache-folder.ts';
import { cancelOnInterrupt } from '../run/interrupt.ts';
import type { GoldenOptions } from './options.ts';
import { createGoldenView } from './view.ts';

/** Does some work on this machine, tier by tier, and shows how far it is; Ctrl-C cancels it. */
export async function watched<Result>(
  tiers: readonly string[],
  { cache: useCache, json }: Pick<GoldenOptions, 'cache' | 'json'>,
  work: (surroundings: Omit<Surroundings, 'project'>, onProgress: (progress: RunProgress) => void) => Promise<Result>,
): Promise<Result> {
  const { signal, release } = cancelOnInterrupt();
  const view = await createGoldenView(tiers, json === true);
  try {
    return await work({ cache: cacheRoot(), useCache, parallel: availableParallelism(), signal }, view.update);
  } finally {
    release();
    await view.close();
  }
}
