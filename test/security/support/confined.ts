import type { ConfinementLevel } from '../../../runtime/engine/confinement/confinement.ts';
import type { FfmpegHost } from '../../../runtime/engine/host/host.ts';
import { type HostOptions, openHost } from '../../../runtime/engine/host/open-host.ts';
import { limitsFor } from '../../../runtime/engine/process/limits.ts';
import type { FfmpegSpec } from '../../../runtime/engine/process/spec.ts';
import { LatheFailure } from '../../../runtime/failure/failure.ts';
import { type MediaFolder, mediaFolder } from '../../engine/support/media.ts';

/** A host at a level; undefined where this machine does not let FFmpeg be confined so, as in many containers. */
export async function hostAt(level: ConfinementLevel, limits: HostOptions['limits'] = {}) {
  try {
    return await openHost(process.env, { confinement: level, limits });
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'ffmpeg/not_confined') return undefined;
    throw error;
  }
}

/** A job's folder, and another one that is none of its business. */
export interface Tenants extends Disposable {
  readonly own: MediaFolder;
  readonly other: MediaFolder;
}

export function tenants(): Tenants {
  const [own, other] = [mediaFolder(), mediaFolder()];
  return {
    own,
    other,
    [Symbol.dispose]: () => {
      own[Symbol.dispose]();
      other[Symbol.dispose]();
    },
  };
}

/** A spec that runs a host's FFmpeg in a folder. */
export function specOf(
  { ffmpegPath, confinement }: FfmpegHost,
  { path, file }: MediaFolder,
  args: readonly string[],
  more: Partial<FfmpegSpec> = {},
): FfmpegSpec {
  return { ffmpegPath, confinement, args, cwd: path, logPath: file('ffmpeg.log'), limits: limitsFor(10), ...more };
}
