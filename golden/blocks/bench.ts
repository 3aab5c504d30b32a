import { join } from 'node:path';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import type { Surroundings } from '../harness/tier.ts';
import type { Block } from './block.ts';
import { type FactCache, openFactCache } from './cache.ts';
import { engineVersion } from './engine-version.ts';
import { createGate, type Gate } from './gate.ts';
import type { Sound } from './sources.ts';

/** A place where blocks are executed. */
export interface Bench {
  readonly host: FfmpegHost;
  /** What equal sounds become equal measurements with. */
  readonly tools: readonly string[];
  readonly cache: FactCache;
  readonly gate: Gate;
  readonly signal: AbortSignal;
}

/** Two jobs keep two processors busy; more would only take memory. */
const mostJobs = 2;

/**
 * Opens a bench.
 *
 * @throws LatheFailure `ffmpeg/missing`, `ffmpeg/too_old`
 */
export async function openBench({ cache, useCache, parallel, signal }: Omit<Surroundings, 'project'>): Promise<Bench> {
  const host = await openHost();
  const tools = [engineVersion(), await host.fingerprint('reproducible')];
  const gate = createGate(Math.min(mostJobs, Math.max(1, parallel)));
  return { host, tools, cache: openFactCache(join(cache, 'blocks'), useCache), gate, signal };
}

/** All that the master of a block depends on; what the test expects is judged anew each time. */
export function keyOf({ preset, profile, params }: Block, sounds: ReadonlyMap<string, Sound>, { tools }: Bench) {
  const given = [...sounds].map(([name, { key }]) => [name, key]).sort();
  return [preset.hash, profile.hash, Object.entries(params).sort(), given, tools];
}
