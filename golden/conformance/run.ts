import { writeFile } from 'node:fs/promises';
import type { CpuMode, FfmpegHost } from '../../runtime/engine/host/host.ts';
import { type MeterBench, meterStreams, type StreamFigures } from '../../runtime/engine/metering/meter-streams.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import { inWorkspace } from '../../runtime/engine/workspace/open-workspace.ts';
import type { Workspace } from '../../runtime/engine/workspace/workspace.ts';
import type { Case } from './case.ts';
import { floatWave } from './float-wave.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Sound } from './sound.ts';

/** Files that one process opens at most, and bytes of them at most, so that a batch needs little memory and disk. */
const MOST_FILES = 10;
const MOST_BYTES = 60e6;

/** A case with its files. */
interface MadeCase {
  readonly of: Case;
  readonly files: readonly WaveFile[];
}

interface WaveFile {
  readonly content: Buffer;
  readonly sampleRate: number;
}

/**
 * Puts cases through the meter of `lathe measure`, several of them in a process.
 *
 * @returns a row for each requirement of each case, in their order
 */
export async function runConformance(cases: readonly Case[], host: FfmpegHost, cpuMode: CpuMode = 'fast') {
  const rows: Row[] = [];
  for (const batch of batches(cases)) rows.push(...(await meterBatch(batch, host, cpuMode)));
  return rows;
}

/** Made one batch at a time: all sounds together take 500 MB. */
function* batches(cases: readonly Case[]): Generator<readonly MadeCase[]> {
  let batch: MadeCase[] = [];
  for (const of of cases) {
    const made = { of, files: of.sounds().map(waveFile) };
    if (batch.length > 0 && !fits([...batch, made])) {
      yield batch;
      batch = [];
    }
    batch.push(made);
  }
  yield batch;
}

function waveFile(sound: Sound): WaveFile {
  return { content: floatWave(sound), sampleRate: sound.sampleRate };
}

function fits(batch: readonly MadeCase[]): boolean {
  const files = batch.flatMap((made) => made.files);
  return files.length <= MOST_FILES && files.reduce((total, { content }) => total + content.length, 0) <= MOST_BYTES;
}

async function meterBatch(batch: readonly MadeCase[], host: FfmpegHost, cpuMode: CpuMode): Promise<readonly Row[]> {
  const { streams } = await inWorkspace((workspace) => meterIn(workspace, batch, host, cpuMode));
  let taken = 0;
  return batch.flatMap(({ of, files: { length } }) => {
    const figures: readonly StreamFigures[] = streams.slice(taken, taken + length);
    taken += length;
    return rowsOf(of, figures);
  });
}

/** Writes the signals of a batch and meters them in one process. */
async function meterIn(workspace: Workspace, batch: readonly MadeCase[], host: FfmpegHost, cpuMode: CpuMode) {
  const writing = batch
    .flatMap(({ files }) => files)
    .map(async ({ content, sampleRate }, number) => {
      const path = workspace.path(`signal-${number}.wav`);
      await writeFile(path, content);
      return { open: inputArguments(path), index: 0, sampleRate };
    });
  const bench: MeterBench = { host, workspace, mediaSeconds: 600, cpuMode };
  return meterStreams(await Promise.all(writing), bench);
}
