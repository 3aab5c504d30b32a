import { fileURLToPath } from 'node:url';
import type { CommandLine } from './measure.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command line of one Lathe command, as a whole process. */
export function lathe(...args: readonly string[]): CommandLine {
  return [process.execPath, fileURLToPath(new URL('../../cli/lathe.js', import.meta.url)), ...args];
}

const ffmpegProgram = process.env.LATHE_FFMPEG || 'ffmpeg';

/** The command line of one FFmpeg process that overwrites its output. */
export function ffmpeg(...args: readonly string[]): CommandLine {
  return [ffmpegProgram, '-hide_banner', '-nostdin', '-nostats', '-y', ...args];
}
