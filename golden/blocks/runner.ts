import { join } from 'node:path';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { LatheFailure } from '../../runtime/failure/failure.ts';
import type { Project, Surroundings } from '../harness/tier.ts';
import type { Block } from './block.ts';
import { type FactCache, openFactCache } from './cache.ts';
import { engineVersion } from './engine-version.ts';
import { execute } from './execute.ts';
import { createGate, type Gate } from './gate.ts';
import { measureSound } from './measure-sound.ts';
import type { BlockMeasurement, BlockOutcome, SoundFigures } from './measurement.ts';
import { type Sound, SourceMissing, soundsOf } from './sources.ts';

/** Executes test blocks, each at most once. */
export interface BlockRunner {
  readonly run: (block: Block) => Promise<BlockOutcome>;
}

/** Two jobs keep two processors busy; more would only take memory. */
const mostJobs = 2;

const runners = new WeakMap<Project, BlockRunner>();

/** The runner of a project: what one tier has found out, the next one need not. */
export function runnerFor(surroundings: Surroundings): BlockRunner {
  const known = runners.get(surroundings.project) ?? openRunner(surroundings);
  runners.set(surroundings.project, known);
  return known;
}

/** A place where blocks are executed. */
interface Bench {
  readonly host: FfmpegHost;
  /** What equal sounds become equal measurements with. */
  readonly tools: readonly string[];
  readonly cache: FactCache;
  readonly gate: Gate;
  readonly signal: AbortSignal;
}

function openRunner({ cache, useCache, parallel, signal }: Omit<Surroundings, 'project'>): BlockRunner {
  let bench: Promise<Bench> | undefined;
  const open = async (): Promise<Bench> => {
    const host = await openHost();
    const tools = [engineVersion(), await host.fingerprint('reproducible')];
    const gate = createGate(Math.min(mostJobs, Math.max(1, parallel)));
    return { host, tools, cache: openFactCache(join(cache, 'blocks'), useCache), gate, signal };
  };
  return {
    run: async (block) => {
      bench ??= open();
      return runBlock(block, await bench);
    },
  };
}

async function runBlock(block: Block, bench: Bench): Promise<BlockOutcome> {
  try {
    const sounds = await soundsOf(block);
    const { fact, isCached } = await bench.cache.find(keyOf(block, sounds, bench), () => measure(block, sounds, bench));
    return { kind: 'measured', measurement: fact, isCached };
  } catch (thrown) {
    if (thrown instanceof LatheFailure && thrown.code !== 'job/cancelled') {
      const { code, message, hint } = thrown;
      return { kind: 'failed', failure: { code, message, hint } };
    }
    if (!(thrown instanceof SourceMissing)) throw thrown;
    return { kind: 'failed', failure: { message: thrown.message } };
  }
}

/** All that the outcome depends on; what the test expects is judged anew each time. */
function keyOf({ preset, profile, params }: Block, sounds: ReadonlyMap<string, Sound>, { tools }: Bench) {
  const given = [...sounds].map(([name, { key }]) => [name, key]).sort();
  return ['block', preset.hash, profile.hash, Object.entries(params).sort(), given, tools];
}

async function measure(block: Block, sounds: ReadonlyMap<string, Sound>, bench: Bench): Promise<BlockMeasurement> {
  const { host, gate, signal } = bench;
  const paths = new Map<string, string>();
  const inputs: Record<string, SoundFigures> = {};
  for (const [name, sound] of sounds) {
    paths.set(name, await sound.path());
    inputs[name] = await measureInput(sound, bench);
  }
  return gate(() => execute({ block, paths, inputs }, host, signal));
}

/** Several blocks are given the same sound: it is measured once. */
async function measureInput(sound: Sound, { cache, tools, host, gate, signal }: Bench): Promise<SoundFigures> {
  const { fact } = await cache.find(['sound', sound.key, tools], async () =>
    gate(async () => measureSound(await sound.path(), host, signal)),
  );
  return fact;
}
