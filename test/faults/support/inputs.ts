import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { samplePath } from '../../../golden/samples/index.ts';
import { PRESET, PROFILE } from './place.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../../../cli/lathe.js', import.meta.url));

/** An input, and the digest of what an undisturbed `lathe run` makes of it. */
export interface Input {
  readonly name: string;
  readonly content: Buffer;
  readonly master: string;
}

/** Cuts a sample short and masters it, without any service. */
export async function makeInput(sample: string, seconds: number): Promise<Input> {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-input-'));
  try {
    const input = join(folder, 'input.wav');
    const master = join(folder, 'master.wav');
    const cut = [
      '-v',
      'error',
      '-stream_loop',
      '-1',
      '-i',
      await samplePath(sample),
      '-t',
      String(seconds),
      '-ac',
      '1',
      input,
    ];
    await run(process.env.LATHE_FFMPEG || 'ffmpeg', cut);
    await run(process.execPath, [program, 'run', PRESET, '--in', input, '--profile', PROFILE, '-o', master]);
    const digest = createHash('sha256')
      .update(await readFile(master))
      .digest('hex');
    return { name: `${sample}-${seconds}.wav`, content: await readFile(input), master: digest };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
