import { join } from 'node:path';
import { samplePath } from '../../golden/samples/index.ts';
import { interleave, peakMemory, runToEnd } from './measure.ts';
import { ffmpeg, lathe } from './programs.ts';
import { atMost, megabytes, type Result, seconds, times } from './result.ts';

/**
 * A hundred minutes against ten: time and memory, to FLAC; and what Node takes for 1, 10 and 100 minutes.
 *
 * @param runs of the times; memory is watched once
 */
export async function benchLength(runs: number, folder: string): Promise<readonly Result[]> {
  const tenMinutes = await samplePath('music_10min');
  const hundredMinutes = join(folder, 'music_100min.wav');
  await runToEnd(ffmpeg('-v', 'error', '-stream_loop', '9', '-i', tenMinutes, '-c', 'copy', hundredMinutes));
  const options = ['--profile', 'flac_archive_v1', '-o', join(folder, 'long.flac'), '--force'] as const;
  const toFlac = (source: string) => lathe('run', 'loudness_only_v1', '--in', source, ...options);
  const flac = (source: string) => async () => void (await runToEnd(toFlac(source)));
  const [ten = 0, hundred = 0] = await interleave([flac(tenMinutes), flac(hundredMinutes)], runs);
  const less = await peakMemory(toFlac(tenMinutes));
  const more = await peakMemory(toFlac(hundredMinutes));
  const row = '100 min to FLAC against 10 min:';
  const results = [
    atMost(`${row} time (${seconds(hundred)}, ${seconds(ten)})`, hundred / ten, 10.5, times),
    atMost(
      `${row} memory of all processes (${megabytes(more.all)}, ${megabytes(less.all)})`,
      more.all / less.all,
      1.1,
      times,
    ),
  ];
  const least = await peakMemory(toFlac(await samplePath('music_60s')));
  for (const [minutes, { node }] of [
    [1, least],
    [10, less],
    [100, more],
  ] as const) {
    results.push(atMost(`memory of the Node process, ${minutes} min to FLAC`, node, 150, megabytes));
  }
  return results;
}
