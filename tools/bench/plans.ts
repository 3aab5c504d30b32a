import { join } from 'node:path';
import { samplePath } from '../../golden/samples/index.ts';
import { interleave, runToEnd } from './measure.ts';
import { ffmpeg, lathe, root } from './programs.ts';
import { atMost, type Result, seconds, times } from './result.ts';

/** Ten minutes through presets of several stages, against the plan that recomputes everything in each of them. */
export async function benchPlans(runs: number, folder: string): Promise<readonly Result[]> {
  const voice = join(folder, 'voice_10min.wav');
  const repeated = ['-stream_loop', '-1', '-i', await samplePath('speech_noisy')] as const;
  await runToEnd(ffmpeg('-v', 'error', ...repeated, '-t', '600', '-c:a', 'pcm_s24le', voice));
  const cleaned = await compare('dialogue_clean', { voice });
  const mixed = await compare('voice_over_music', { voice, music: await samplePath('music_10min') });
  return [cleaned(0.6), mixed(0.7)];

  async function compare(preset: string, inputs: Readonly<Record<string, string>>) {
    const named = Object.entries(inputs).map(([name, path]) => `${name}=${path}`);
    const options = named.flatMap((input) => ['--in', input]);
    const output = join(folder, `${preset}.wav`);
    const planned = lathe('run', `${preset}_v1`, ...options, '--profile', 'wav_master_v1', '-o', output, '--force');
    const script = join(root, 'tools', 'bench', 'naive.ts');
    const naive = [process.execPath, script, preset, 'wav_master', join(folder, 'naive.wav'), ...named] as const;
    const [ours = 0, theirs = 0] = await interleave(
      [planned, naive].map((command) => async () => void (await runToEnd(command))),
      runs,
    );
    const work = `${preset} on 10 min (${seconds(ours)}) against the naive plan (${seconds(theirs)})`;
    return (bar: number): Result => atMost(work, ours / theirs, bar, times);
  }
}
