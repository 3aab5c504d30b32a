import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { LatheFailure } from '../../runtime/failure/failure.ts';
import type { Project, Surroundings } from '../harness/tier.ts';
import { type Bench, type BenchRequest, keyOf, openBench } from './bench.ts';
import type { Block } from './block.ts';
import { execute, masterName, withMaster } from './execute.ts';
import { measureSound } from './measure-sound.ts';
import type { BlockMeasurement, BlockOutcome, SoundFigures } from './measurement.ts';
import { type Sound, SourceMissing, soundsOf } from './sources.ts';

/** Executes test blocks, each at most once. */
export interface BlockRunner {
  /** @param keepIn the folder where the master stays if it has to be made; it is removed where this is absent */
  readonly run: (block: Block, keepIn?: string) => Promise<BlockOutcome>;
  /** Makes the master, and measures nothing. */
  readonly master: (block: Block, keepIn: string) => Promise<void>;
}

const runners = new WeakMap<Project, BlockRunner>();

/** The runner of a project: what one tier has found out, the next one need not. */
export function runnerFor(surroundings: Surroundings): BlockRunner {
  const known = runners.get(surroundings.project) ?? openRunner(surroundings);
  runners.set(surroundings.project, known);
  return known;
}

/** Opens a runner; no program runs before it is asked for a block. */
export function openRunner(request: BenchRequest): BlockRunner {
  let bench: Promise<Bench> | undefined;
  const opened = (): Promise<Bench> => {
    bench ??= openBench(request);
    return bench;
  };
  return {
    run: async (block, keepIn) => runBlock(block, keepIn, await opened()),
    master: async (block, keepIn) => keepMaster(block, keepIn, await opened()),
  };
}

async function runBlock(block: Block, keepIn: string | undefined, bench: Bench): Promise<BlockOutcome> {
  try {
    const sounds = await soundsOf(block, bench.soundsFrom);
    const key = ['block', ...keyOf(block, sounds, bench)];
    const { fact, isCached } = await bench.cache.find(key, () => measure(block, sounds, keepIn, bench));
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

async function measure(
  block: Block,
  sounds: ReadonlyMap<string, Sound>,
  keepIn: string | undefined,
  bench: Bench,
): Promise<BlockMeasurement> {
  const { host, gate, signal } = bench;
  const paths = await pathsOf(sounds);
  const inputs: Record<string, SoundFigures> = {};
  for (const [name, sound] of sounds) inputs[name] = await measureInput(sound, bench);
  return gate(() => execute({ block, paths, inputs }, host, signal, keepIn));
}

async function keepMaster(block: Block, keepIn: string, { host, gate, signal, soundsFrom }: Bench): Promise<void> {
  const paths = await pathsOf(await soundsOf(block, soundsFrom));
  await gate(() =>
    withMaster({ block, paths }, host, signal, ({ path }) => rename(path, join(keepIn, masterName(block)))),
  );
}

async function pathsOf(sounds: ReadonlyMap<string, Sound>): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const [name, sound] of sounds) paths.set(name, await sound.path());
  return paths;
}

/** Several blocks are given the same sound: it is measured once. */
async function measureInput(sound: Sound, { cache, tools, host, gate, signal }: Bench): Promise<SoundFigures> {
  const { fact } = await cache.find(['sound', sound.key, tools], async () =>
    gate(async () => measureSound(await sound.path(), host, signal)),
  );
  return fact;
}
