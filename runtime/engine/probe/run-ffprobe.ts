import { execa } from 'execa';
import { failure } from '../../failure/failure.ts';
import { confine } from '../confinement/confine.ts';
import { explainConfined, explainMemory, signalOf } from '../confinement/explain.ts';
import { processorSeconds } from '../confinement/limits.ts';
import { cancelled } from '../process/cancelled.ts';
import { childEnvironment } from '../process/environment.ts';
import { fileUrl, safetyArguments } from '../process/inputs.ts';
import { parseLogLine } from '../process/log-line.ts';
import type { LogLine } from '../process/spec.ts';
import type { ProbeRequest } from './probe.ts';

/** A probe reads headers only; a file that takes longer lies on a disk that does not answer. */
const TIME_LIMIT_SECONDS = 60;

/** What ffprobe said. */
export interface FfprobeAnswer {
  /** Empty where it failed. */
  readonly output: string;
  readonly problems: readonly LogLine[];
}

/**
 * Runs ffprobe on a file, confined as FFmpeg will be.
 *
 * @param path absolute
 * @throws LatheFailure `ffmpeg/missing`, `ffmpeg/not_confined`, `ffmpeg/over_limits`, `timeout/deadline`, `job/cancelled`;
 *   not for a file that it cannot read
 */
export async function runFfprobe(request: ProbeRequest, path: string): Promise<FfprobeAnswer> {
  const cpuSeconds = processorSeconds(request.host.confinement, TIME_LIMIT_SECONDS);
  const result = await execute(request, path, cpuSeconds);
  if (result.isCanceled) throw cancelled(request.signal);
  if (result.timedOut) throw failure('timeout/deadline', { limitSeconds: TIME_LIMIT_SECONDS });
  if (result.code === 'ENOENT' || result.code === 'EACCES') throw absent(request, result.code);
  const lines = result.stderr.split('\n').filter((line) => line !== '');
  const problems = lines.flatMap((line) => parseLogLine(line) ?? []);
  if (result.exitCode === 0) return { output: result.stdout, problems };

  const { confinement } = request.host;
  const signal = result.signal ?? signalOf(confinement, result.exitCode);
  const ending = { exitCode: result.exitCode, signal, lines, complaints: [] }; // those are about the file, as far as anybody knows
  const reached = explainConfined(confinement, ending, cpuSeconds) ?? explainMemory(confinement, ending);
  if (reached !== undefined) throw reached;
  return { output: '', problems };
}

function execute(request: ProbeRequest, path: string, cpuSeconds: number) {
  const { ffprobePath, confinement } = request.host;
  const { signal } = request;
  const shown = ['-of', 'json', '-show_format', '-show_streams'];
  const opened = [...safetyArguments(), ...demuxerOf(request), '-i', fileUrl(path)];
  const args = ['-v', 'repeat+level+warning', ...shown, ...opened];
  const allowance = { reads: [path], writes: [], cwd: '/', cpuSeconds };
  const command = confine(confinement, { program: ffprobePath, args }, allowance);
  return execa(command.program, command.args, {
    stdin: 'ignore',
    env: childEnvironment(),
    extendEnv: false,
    reject: false,
    killDescendants: true,
    killSignal: 'SIGKILL',
    timeout: TIME_LIMIT_SECONDS * 1000,
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
}

/** Those that FFmpeg calls otherwise than the muxer of the same file. */
const demuxers: Readonly<Record<string, string>> = { ipod: 'mov', mp4: 'mov' };

/** Four frames of MP3 may look like two formats at once; FFmpeg then takes neither and refuses the file. */
function demuxerOf({ writtenBy }: ProbeRequest): readonly string[] {
  return writtenBy === undefined ? [] : ['-f', demuxers[writtenBy] ?? writtenBy];
}

/** What was started was ffprobe, or what confines it. */
function absent({ host: { ffprobePath, confinement } }: ProbeRequest, reason: string) {
  const { level } = confinement;
  if (level !== 'none') return failure('ffmpeg/not_confined', { level, reason });
  return failure('ffmpeg/missing', { program: 'ffprobe', tried: ffprobePath, variable: 'LATHE_FFPROBE' });
}
