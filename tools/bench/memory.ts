import { join } from 'node:path';
import { samplePath } from '../../golden/samples/index.ts';
import { peakMemory, runToEnd } from './measure.ts';
import { ffmpeg, lathe } from './programs.ts';
import { atMost, type Result } from './result.ts';

/** The memory of the Node process while 1, 10 and 100 minutes are mastered. */
export async function benchMemory(folder: string): Promise<readonly Result[]> {
  const tenMinutes = await samplePath('music_10min');
  const hundredMinutes = join(folder, 'music_100min.wav');
  await runToEnd(ffmpeg('-v', 'error', '-stream_loop', '9', '-i', tenMinutes, '-c', 'copy', hundredMinutes));
  const sources = [
    [1, await samplePath('music_60s')],
    [10, tenMinutes],
    [100, hundredMinutes],
  ] as const;
  const results: Result[] = [];
  for (const [minutes, source] of sources) {
    const output = join(folder, `memory${minutes}.m4a`);
    const megabytes = await peakMemory(
      lathe('run', 'loudness_only_v1', '--in', source, '--profile', 'audio_only_master_v1', '-o', output, '--force'),
    );
    results.push(
      atMost(`memory of the Node process, ${minutes} min`, megabytes, 150, (value) => `${value.toFixed(0)} MB`),
    );
  }
  return results;
}
