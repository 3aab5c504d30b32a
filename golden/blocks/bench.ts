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
  /** Makes the samples; this machine's FFmpeg where undefined. */
  readonly soundsFrom: FfmpegHost | undefined;
  /** What equal sounds become equal measurements with. */
  readonly tools: readonly string[];
  readonly cache: FactCache;
  readonly gate: Gate;
  readonly signal: AbortSignal;
}

/** Two jobs keep two processors busy; more would only take memory. */
const mostJobs = 2;

/** What a bench is opened with. */
export interface BenchRequest extends Omit<Surroundings, 'project'> {
  /** This machine's FFmpeg where absent. */
  readonly host?: FfmpegHost;
  readonly soundsFrom?: FfmpegHost;
  /** Of those who share this machine; one of its own where absent. */
  readonly gate?: Gate;
}

/**
 * Opens a bench.
 *
 * @throws LatheFailure `ffmpeg/missing`, `ffmpeg/too_old`
 */
export async function openBench(request: BenchRequest): Promise<Bench> {
  const { cache, useCache, parallel, signal, soundsFrom, gate = gateFor(parallel) } = request;
  const host = request.host ?? (await openHost());
  const tools = [engineVersion(), await host.fingerprint('reproducible')];
  return { host, soundsFrom, tools, cache: openFactCache(join(cache, 'blocks'), useCache), gate, signal };
}

/** Lets in as many jobs as may be under way at once. */
export function gateFor(parallel: number): Gate {
  return createGate(Math.min(mostJobs, Math.max(1, parallel)));
}

/** All that the master of a block depends on; what the test expects is judged anew each time. */
export function keyOf({ preset, profile, params }: Block, sounds: ReadonlyMap<string, Sound>, { tools }: Bench) {
  const given = [...sounds].map(([name, { key }]) => [name, key]).sort();
  return [preset.hash, profile.hash, Object.entries(params).sort(), given, tools];
}
