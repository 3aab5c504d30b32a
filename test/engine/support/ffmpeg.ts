import { UNCONFINED } from '../../../runtime/engine/confinement/confinement.ts';
import { limitsFor } from '../../../runtime/engine/process/limits.ts';
import type { FfmpegSpec } from '../../../runtime/engine/process/spec.ts';
import type { MediaFolder } from './media.ts';

/** A spec that runs the FFmpeg of the PATH in a media folder. */
export function specIn(media: MediaFolder, args: readonly string[], more: Partial<FfmpegSpec> = {}): FfmpegSpec {
  return {
    ffmpegPath: 'ffmpeg',
    confinement: UNCONFINED,
    args,
    cwd: media.path,
    logPath: media.file('ffmpeg.log'),
    limits: limitsFor(10),
    ...more,
  };
}

/** Ends of a command line that decode an input and throw the result away. */
export const NOWHERE = ['-f', 'null', '-'];
