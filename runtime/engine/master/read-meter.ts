import { join } from 'node:path';
import type { Meter } from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import type { Loudness } from '../measure/loudness.ts';
import { readLoudness } from '../measure/read-loudness.ts';
import type { FfmpegRun } from '../process/spec.ts';

const blocksInSecond = 10;

/**
 * Reads what a meter of a process that has ended measured.
 *
 * @param folder that it was run in
 * @param output the number of the output that the meter feeds
 * @throws LatheFailure `output/disk_full` where figures are missing: FFmpeg does not notice that it cannot write them
 */
export async function readMeter(
  folder: string,
  { file, instance }: Meter,
  run: FfmpegRun,
  output: number,
): Promise<Loudness> {
  const path = join(folder, file);
  const loudness = await readLoudness(path, run.summaries.get(instance));
  // The meter lets one frame through for each block, and one for the rest, which has no figures.
  const frames = run.outputs.find((found) => found.output === output)?.encoded?.frames ?? 0;
  const blocks = Math.round(loudness.durationSeconds * blocksInSecond);
  if (blocks < frames - 1) throw failure('output/disk_full', { path, neededBytes: undefined });
  return loudness;
}
