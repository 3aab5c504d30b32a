import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { master } from '../../runtime/engine/master/master.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import type { JobRequest } from '../../runtime/engine/master/request.ts';
import { scratchRoot } from '../../runtime/engine/workspace/open-workspace.ts';
import type { Block } from './block.ts';
import { measureDucks } from './duck-depth.ts';
import { measureSound } from './measure-sound.ts';
import type { BlockMeasurement, SoundFigures } from './measurement.ts';

/** A test block with its sounds made. */
export interface SoundingBlock {
  readonly block: Block;
  /** By input. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The same with its sounds measured. */
export interface PreparedBlock extends SoundingBlock {
  readonly inputs: BlockMeasurement['inputs'];
}

/**
 * Masters the sounds of a test block as `lathe run --reproducible` does, and measures the file that comes of it.
 *
 * @param keepIn the folder that the master is moved to, as its `masterName`; it is removed where this is absent
 * @throws LatheFailure
 */
export async function execute(
  prepared: PreparedBlock,
  host: FfmpegHost,
  signal: AbortSignal,
  keepIn?: string,
): Promise<BlockMeasurement> {
  return withMaster(prepared, host, signal, async ({ path, report }) => {
    const output: SoundFigures = await measureSound(path, host, signal);
    if (keepIn !== undefined) await rename(path, join(keepIn, masterName(prepared.block)));
    return {
      ffmpeg: { version: report.ffmpeg.version, fingerprint: report.ffmpeg.fingerprint },
      mode: report.mode,
      gainDb: report.gainDb ?? null,
      gainReductionDb: report.gainReductionDb,
      corrections: report.corrections,
      output,
      inputs: prepared.inputs,
      duckDepthsDb: await measureDucks(requestOf(prepared, host, signal), output.durationSeconds),
    };
  });
}

/** The master of a test block, for as long as somebody looks at it. */
export interface Mastered {
  readonly path: string;
  readonly report: MasterReport;
}

/**
 * Masters the sounds of a test block, and removes the master once it was looked at.
 *
 * @throws LatheFailure
 */
export async function withMaster<Result>(
  sounding: SoundingBlock,
  host: FfmpegHost,
  signal: AbortSignal,
  look: (mastered: Mastered) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(scratchRoot(), 'lathe-golden-'));
  try {
    const path = join(folder, masterName(sounding.block));
    const report = await master({ ...requestOf(sounding, host, signal), destination: path, force: false });
    return await look({ path, report });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the file of a master is called. */
export function masterName({ profile: { artifact } }: Block): string {
  return `master.${artifact.extensions[0] ?? artifact.container}`;
}

function requestOf({ block, paths }: SoundingBlock, host: FfmpegHost, signal: AbortSignal): JobRequest {
  const { preset, profile, params } = block;
  const inputs = [...paths].map(([name, path]) => [name, { path, stream: { by: 'default' } }] as const);
  return { preset, profile, params, inputs: Object.fromEntries(inputs), host, cpuMode: 'reproducible', signal };
}
