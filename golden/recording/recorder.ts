import type { TestSounds } from '../../report/golden/golden-report.ts';
import type { LoudnessTarget } from '../../runtime/engine/master/report.ts';
import { type Bench, keyOf, openBench } from '../blocks/bench.ts';
import type { Block } from '../blocks/block.ts';
import { sourcesVersion } from '../blocks/engine-version.ts';
import { withMaster } from '../blocks/execute.ts';
import { type Sound, soundsOf } from '../blocks/sources.ts';
import type { Surroundings } from '../harness/tier.ts';
import { type RecordedSound, recordSound, soundReport } from './record-sound.ts';

/** Makes what can be seen and heard of test blocks that have a master. */
export interface Recorder {
  /** @throws LatheFailure */
  readonly record: (block: Block) => Promise<TestSounds>;
}

interface Recording {
  readonly master: RecordedSound;
  readonly target: LoudnessTarget | undefined;
}

/** A bench with what recordings depend on beside it. */
interface Studio extends Bench {
  readonly clipSeconds: number;
  readonly version: string;
}

/**
 * A recorder of a project. A master is not kept when a block is measured: it is made again here, the same way and once,
 * since recordings are cached too.
 *
 * @param clipSeconds of each sound that can be listened to; 0 for none
 */
export function openRecorder(surroundings: Surroundings, clipSeconds: number): Recorder {
  let studio: Promise<Studio> | undefined;
  const open = async (): Promise<Studio> => {
    const bench = await openBench(surroundings);
    return { ...bench, clipSeconds, version: sourcesVersion(['golden/recording']) };
  };
  return {
    record: async (block) => {
      studio ??= open();
      return recordBlock(block, await studio);
    },
  };
}

async function recordBlock(block: Block, studio: Studio): Promise<TestSounds> {
  const { cache, version, clipSeconds } = studio;
  const sounds = await soundsOf(block, studio.soundsFrom);
  const inputs = await Promise.all(
    [...sounds].map(async ([name, sound]) => soundReport(name, await recordInput(sound, studio))),
  );
  const key = ['recorded master', ...keyOf(block, sounds, studio), version, clipSeconds];
  const { fact } = await cache.find(key, () => recordMaster(block, sounds, studio));
  return { inputs, master: soundReport('master', fact.master), target: fact.target };
}

/** Several blocks are given the same sound: it is recorded once. */
async function recordInput(sound: Sound, studio: Studio): Promise<RecordedSound> {
  const { cache, tools, gate, version, clipSeconds } = studio;
  const { fact } = await cache.find(['recorded sound', sound.key, tools, version, clipSeconds], async () => {
    const path = await sound.path();
    return gate(() => recordSound(path, studio));
  });
  return fact;
}

async function recordMaster(block: Block, sounds: ReadonlyMap<string, Sound>, studio: Studio): Promise<Recording> {
  const { gate, host, signal } = studio;
  const paths = new Map<string, string>();
  for (const [name, sound] of sounds) paths.set(name, await sound.path());
  return gate(() =>
    withMaster({ block, paths }, host, signal, async ({ path, report }) => ({
      master: await recordSound(path, studio),
      target: report.target,
    })),
  );
}
