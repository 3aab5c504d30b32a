import { LatheFailure } from '../../runtime/failure/failure.ts';
import type { Project, Surroundings } from '../harness/tier.ts';
import { type Bench, keyOf, openBench } from './bench.ts';
import type { Block } from './block.ts';
import { execute } from './execute.ts';
import { measureSound } from './measure-sound.ts';
import type { BlockMeasurement, BlockOutcome, SoundFigures } from './measurement.ts';
import { type Sound, SourceMissing, soundsOf } from './sources.ts';

/** Executes test blocks, each at most once. */
export interface BlockRunner {
  readonly run: (block: Block) => Promise<BlockOutcome>;
}

const runners = new WeakMap<Project, BlockRunner>();

/** The runner of a project: what one tier has found out, the next one need not. */
export function runnerFor(surroundings: Surroundings): BlockRunner {
  const known = runners.get(surroundings.project) ?? openRunner(surroundings);
  runners.set(surroundings.project, known);
  return known;
}

function openRunner(surroundings: Omit<Surroundings, 'project'>): BlockRunner {
  let bench: Promise<Bench> | undefined;
  return {
    run: async (block) => {
      bench ??= openBench(surroundings);
      return runBlock(block, await bench);
    },
  };
}

async function runBlock(block: Block, bench: Bench): Promise<BlockOutcome> {
  try {
    const sounds = await soundsOf(block);
    const key = ['block', ...keyOf(block, sounds, bench)];
    const { fact, isCached } = await bench.cache.find(key, () => measure(block, sounds, bench));
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
