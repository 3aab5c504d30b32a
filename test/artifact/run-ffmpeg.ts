import { spawnSync } from 'node:child_process';

/** Runs a filter graph whose output link is `out`, with 10 ms of silence as its input `0:a`; returns standard output. */
export function runGraph(graph: string, output: readonly string[]): Buffer {
  const args = ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', 'anullsrc=d=0.01'];
  args.push('-filter_complex', graph, '-map', '[out]', ...output);
  const { stdout, stderr, status } = spawnSync(process.env.LATHE_FFMPEG || 'ffmpeg', args);
  if (status !== 0) throw new Error(`FFmpeg refused ${JSON.stringify(graph)}:\n${stderr}`);
  return stdout;
}
