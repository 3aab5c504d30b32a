import { spawnSync } from 'node:child_process';

const program = process.env.LATHE_FFMPEG || 'ffmpeg';

/** The installed FFmpeg's `major.minor`. */
export function ffmpegVersion(): string {
  const version = /^ffmpeg version n?(\d+\.\d+)/.exec(run(['-version']).stdout)?.[1];
  if (version === undefined) throw new Error(`${program} -version names no version`);
  return version;
}

/** The text of `ffmpeg -h topic=name`. */
export function ffmpegHelp(topic: 'filter' | 'encoder' | 'muxer', name: string): string {
  const { stdout } = run(['-h', `${topic}=${name}`]);
  if (stdout.trim() === '') throw new Error(`${program} knows no ${topic} ${name}`);
  return stdout;
}

/** The sample formats FFmpeg can name: `s16`, `fltp`... */
export function sampleFormats(): string[] {
  const lines = run(['-sample_fmts']).stdout.trim().split('\n').slice(1);
  return lines.map((line) => line.split(' ')[0] ?? '');
}

/** What FFmpeg says on standard error when `filter` is given these options. */
export function complaintAbout(filter: string): string {
  return run(['-v', 'error', '-f', 'lavfi', '-i', 'anullsrc=d=0.1', '-filter_complex', filter, '-f', 'null', '-'])
    .stderr;
}

function run(args: readonly string[]): { stdout: string; stderr: string } {
  const { stdout, stderr, error } = spawnSync(program, ['-hide_banner', ...args], { encoding: 'utf8' });
  if (error) throw error;
  return { stdout, stderr };
}
