import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MasterReport } from '../../../runtime/engine/master/report.ts';
import { type Folder, lathe } from '../../e2e/support/lathe.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { channel, type Sound } from './signals.ts';

/** How a run ended: with a master, or with what was said where it was refused. */
export interface Mastered {
  readonly report?: MasterReport;
  readonly sound?: Sound;
  readonly refusal?: string;
}

let count = 0;

/**
 * Masters one channel of sound with `lathe run`, measurements and all, for operators that a rendering alone cannot show.
 *
 * @param output what stands behind `output` in a preset whose input is `voice`
 */
export async function masterSound(folder: Folder, output: string, voice: Sound): Promise<Mastered> {
  count += 1;
  const [preset, source, master] = ['preset', 'in.wav', 'out.wav'].map((end) =>
    join(folder.path, `lab${count}.${end}`),
  );
  if (preset === undefined || source === undefined || master === undefined) throw new Error('three names');
  await writeFile(preset, `preset lab${count} v1 {\n  input voice: Audio\n  output ${output}\n}\n`);
  const samples = new Uint8Array(channel(voice).slice().buffer);
  const raw = ['-f', 'f64le', '-ar', String(voice.sampleRate), '-ac', '1', '-i', 'pipe:0'];
  await runFfmpeg([...raw, '-c:a', 'pcm_f32le', source], samples);
  const to = ['--profile', 'wav_master_v1', '-o', master, '--json'];
  const { exitCode, stdout, stderr } = await lathe(['run', preset, '--in', `voice=${source}`, ...to]);
  if (exitCode !== 0) return { refusal: stderr };
  const report = JSON.parse(stdout) as MasterReport; // what the command prints
  const decoded = await runFfmpeg(['-i', master, '-ac', '1', '-f', 'f64le', 'pipe:1']);
  return {
    report,
    sound: { sampleRate: report.output.sampleRate, channels: [new Float64Array(decoded.slice().buffer)] },
  };
}
