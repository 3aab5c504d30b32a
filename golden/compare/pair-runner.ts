import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchRoot } from '../../runtime/engine/workspace/open-workspace.ts';
import { gateFor } from '../blocks/bench.ts';
import type { Block } from '../blocks/block.ts';
import { type FactCache, openFactCache } from '../blocks/cache.ts';
import { masterName } from '../blocks/execute.ts';
import type { Gate } from '../blocks/gate.ts';
import type { BlockOutcome, SoundFigures } from '../blocks/measurement.ts';
import { type BlockRunner, openRunner } from '../blocks/runner.ts';
import { sampleFrames } from '../blocks/sample-frames.ts';
import type { Surroundings } from '../harness/tier.ts';
import type { Build, Pair } from './build.ts';
import { differenceOf, type SampleDifference } from './sample-difference.ts';

/** What came of a test block on two builds. */
export interface BlockPair {
  readonly outcomes: Pair<BlockOutcome>;
  /** Undefined where the samples are the same, cannot be laid over each other, or are nobody's concern. */
  readonly difference: SampleDifference | undefined;
}

/** Executes test blocks on two builds, each block once. */
export interface PairRunner {
  readonly run: (block: Block) => Promise<BlockPair>;
}

/** What a pair runner works with. */
export interface PairRequest extends Omit<Surroundings, 'project'> {
  readonly builds: Pair<Build>;
  /** Whether to tell how far samples are apart that are not the same. */
  readonly wantsSamples: boolean;
}

interface Bench extends PairRequest {
  readonly runners: Pair<BlockRunner>;
  readonly differences: FactCache;
  readonly gate: Gate;
}

/** Opens a runner. Both builds are given the same sounds, and the first one makes them. */
export function openPairRunner(request: PairRequest): PairRunner {
  const { builds, cache, useCache, parallel } = request;
  const gate = gateFor(parallel);
  const runnerOf = ({ host }: Build) => openRunner({ ...request, host, soundsFrom: builds[0].host, gate });
  const differences = openFactCache(join(cache, 'differences'), useCache);
  const bench: Bench = { ...request, runners: [runnerOf(builds[0]), runnerOf(builds[1])], differences, gate };
  const underway = new Map<string, Promise<BlockPair>>();
  return {
    run: (block) => {
      const name = `${block.input} ${block.name}`;
      const known = underway.get(name) ?? runPair(block, bench);
      underway.set(name, known);
      return known;
    },
  };
}

/** The masters stay until they have been laid over each other. */
async function runPair(block: Block, bench: Bench): Promise<BlockPair> {
  const [first, second] = bench.runners;
  const folder = await mkdtemp(join(scratchRoot(), 'lathe-golden-'));
  try {
    const places = [join(folder, 'a'), join(folder, 'b')] as const;
    for (const place of places) await mkdir(place);
    const outcomes = await Promise.all([first.run(block, places[0]), second.run(block, places[1])]);
    return { outcomes, difference: await differenceBetween(block, outcomes, places, bench) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function differenceBetween(
  block: Block,
  outcomes: Pair<BlockOutcome>,
  places: Pair<string>,
  bench: Bench,
): Promise<SampleDifference | undefined> {
  const [one, other] = outcomes;
  if (!bench.wantsSamples || one.kind === 'failed' || other.kind === 'failed') return undefined;
  const [a, b] = [one.measurement.output, other.measurement.output];
  if (a.samples.sha256 === b.samples.sha256) return undefined;
  if (a.channels !== b.channels || a.sampleRate !== b.sampleRate) return undefined;
  // The hashes say all that the difference depends on.
  const key = ['difference', a.samples.sha256, b.samples.sha256, a.channels, a.sampleRate];
  const { fact } = await bench.differences.find(key, () => layOver(block, a, places, bench));
  return fact;
}

async function layOver(
  block: Block,
  { channels, sampleRate }: SoundFigures,
  places: Pair<string>,
  { runners, builds, gate, signal }: Bench,
): Promise<SampleDifference> {
  const pathOf = (side: 0 | 1) => masterIn(places[side], block, runners[side]);
  const paths = await Promise.all([pathOf(0), pathOf(1)]);
  const read = (side: 0 | 1) => sampleFrames({ path: paths[side], audioIndex: 0, channels }, builds[side].host, signal);
  return gate(() => differenceOf(read(0), read(1), { channels, sampleRate }));
}

/** The master that was just measured; made again where the measurement came from the cache. */
async function masterIn(folder: string, block: Block, runner: BlockRunner): Promise<string> {
  const path = join(folder, masterName(block));
  if (!existsSync(path)) await runner.master(block, folder);
  return path;
}
