import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '../engine/support/failures.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { onSmallDisk } from '../engine/support/small-disk.ts';
import { type Job, normalizing, profileOf, run } from './support/mastering.ts';
import { scratchFolder } from './support/scratch.ts';

const media = mediaFolder();
const scratch = scratchFolder();
let noise: string;
beforeAll(() => {
  noise = media.make('noise.wav', ...NOISE);
});
afterAll(() => {
  media[Symbol.dispose]();
  scratch[Symbol.dispose]();
});

const wave = profileOf('wav', 'pcm(bits: int24)');
const speech = profileOf('m4a', 'aac(bitrate: 64 kbps)');

const job = (destination: string, profile: string): Job => ({
  preset: normalizing('normalize(-20 LUFS, ceiling: -1 dBTP)'),
  profile,
  inputs: noise,
  destination,
});

/** A folder of its own for each disk. */
const folder = (): string => mkdtempSync(media.file('mount-'));

const entries = (folder: string): readonly string[] => readdirSync(folder, { recursive: true }).map(String);

test('a master goes to another disk than the one that it is made on', async (context) => {
  await onSmallDisk(context, folder(), async (disk) => {
    await run(job(join(disk, 'noise.m4a'), speech));
    expect(entries(disk)).toEqual(['noise.m4a']);
  });
});

test('a destination without room for the sound is refused before anything is rendered', async (context) => {
  await onSmallDisk(context, folder(), async (disk) => {
    const stages: string[] = [];
    const wanted = {
      ...job(join(disk, 'noise.wav'), wave),
      onProgress: ({ stage }: { stage: string }) => stages.push(stage),
    };
    expect(await failureOf(run(wanted))).toMatchObject({ code: 'output/disk_full' });
    expect({ entries: entries(disk), rendered: stages.includes('render') }).toEqual({ entries: [], rendered: false });
  });
});

test('a destination that fills up meanwhile keeps no part of the file', async (context) => {
  await onSmallDisk(context, folder(), async (disk) => {
    const fill = (): void => writeFileSync(join(disk, 'other'), Buffer.alloc(120_000));
    const wanted = { ...job(join(disk, 'noise.m4a'), speech), onProgress: onceAt('render', fill) };
    expect(await failureOf(run(wanted))).toMatchObject({ code: 'output/disk_full' });
    expect(entries(disk)).toEqual(['other']);
  });
});

const fillers = [
  { what: 'what FFmpeg encodes', stage: 'render', bytes: 100_000 },
  { what: 'what the meters tell', stage: 'analyze', bytes: 122_000 },
];

test.for(fillers)('a scratch disk that is too full for $what ends the job', async ({ stage, bytes }, context) => {
  const destination = media.file('never.m4a');
  await onSmallDisk(context, folder(), async (disk) => {
    const scratchOnDisk = join(disk, 'scratch');
    mkdirSync(scratchOnDisk);
    process.env.LATHE_SCRATCH = scratchOnDisk;
    const fill = (): void => writeFileSync(join(disk, 'other'), Buffer.alloc(bytes));
    const failed = await failureOf(run({ ...job(destination, speech), onProgress: onceAt(stage, fill) }));
    process.env.LATHE_SCRATCH = scratch.path;
    expect(failed).toMatchObject({ code: 'output/disk_full' });
    expect({ output: existsSync(destination), left: entries(scratchOnDisk) }).toEqual({ output: false, left: [] });
  });
});

/** Does something when a stage begins. */
function onceAt(wanted: string, work: () => void): (progress: { stage: string }) => void {
  let done = false;
  return ({ stage }) => {
    if (stage === wanted && !done) work();
    done ||= stage === wanted;
  };
}
