import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { master } from '../../runtime/engine/master/master.ts';
import type { JobRequest } from '../../runtime/engine/master/request.ts';
import { scratchRoot } from '../../runtime/engine/workspace/open-workspace.ts';
import type { Block } from './block.ts';
import { measureDucks } from './duck-depth.ts';
import { measureSound } from './measure-sound.ts';
import type { BlockMeasurement, SoundFigures } from './measurement.ts';

/** A test block with its sounds made. */
export interface PreparedBlock {
  readonly block: Block;
  /** By input. */
  readonly paths: ReadonlyMap<string, string>;
  /** The same sounds, measured. */
  readonly inputs: BlockMeasurement['inputs'];
}

/**
 * Masters the sounds of a test block as `lathe run --reproducible` does, and measures the file that comes of it.
 *
 * @throws LatheFailure
 */
export async function execute(
  prepared: PreparedBlock,
  host: FfmpegHost,
  signal: AbortSignal,
): Promise<BlockMeasurement> {
  const folder = await mkdtemp(join(scratchRoot(), 'lathe-golden-'));
  try {
    const { profile } = prepared.block;
    const request = requestOf(prepared, host, signal);
    const destination = join(folder, `master.${profile.artifact.extensions[0] ?? profile.artifact.container}`);
    const report = await master({ ...request, destination, force: false });
    const output: SoundFigures = await measureSound(destination, host, signal);
    return {
      ffmpeg: { version: report.ffmpeg.version, fingerprint: report.ffmpeg.fingerprint },
      mode: report.mode,
      gainDb: report.gainDb ?? null,
      gainReductionDb: report.gainReductionDb,
      output,
      inputs: prepared.inputs,
      duckDepthsDb: await measureDucks(request, output.durationSeconds),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requestOf({ block, paths }: PreparedBlock, host: FfmpegHost, signal: AbortSignal): JobRequest {
  const { preset, profile, params } = block;
  const inputs = [...paths].map(([name, path]) => [name, { path, stream: { by: 'default' } }] as const);
  return { preset, profile, params, inputs: Object.fromEntries(inputs), host, cpuMode: 'reproducible', signal };
}
