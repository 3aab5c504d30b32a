import { execa } from 'execa';

const program = process.env.LATHE_FFMPEG || 'ffmpeg';

/** Runs the real FFmpeg; returns what it writes to standard output. */
export async function runFfmpeg(arguments_: readonly string[], input = new Uint8Array()): Promise<Uint8Array> {
  const { stdout } = await execa(program, ['-v', 'error', ...arguments_], { input, encoding: 'buffer' });
  return stdout;
}
