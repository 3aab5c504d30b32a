import { failure } from '../../failure/failure.ts';
import { explainOpenFailure } from '../process/explain-open.ts';
import type { LogLine } from '../process/spec.ts';
import type { FfprobeOutput } from './ffprobe-json.ts';
import { parseFfprobe, secondsOf } from './ffprobe-json.ts';
import type { InputFile } from './input-file.ts';
import { checkInputFile } from './input-file.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { runFfprobe } from './run-ffprobe.ts';
import { audioStreams, pictureStreams } from './streams.ts';
import { checkContainerEnd } from './tail/container-end.ts';

/**
 * FFmpeg doubts a guess of its own up to this score. Random bytes named .mp3 score 1, a sound MP3 with a large cover
 * and the wrong extension 48, an MPEG program stream 26, an MP3 of 80 ms 25.
 */
const LEAST_SCORE = 25;

/**
 * Tells what a file holds, through ffprobe, which opens it under the same restrictions as FFmpeg will.
 *
 * A file without audio is a valid answer: `chooseAudio` refuses it.
 *
 * @throws LatheFailure `input/missing`, `input/not_a_file`, `input/unreadable`, `input/empty_file`, `input/not_media`,
 *   `input/format_not_allowed`, `input/truncated`, `ffmpeg/missing`, `ffmpeg/not_confined`, `ffmpeg/over_limits`, `timeout/deadline`,
 *   `job/cancelled`
 */
export async function probe(request: ProbeRequest): Promise<Probe> {
  const file = await checkInputFile(request.path);
  const { output, problems } = await runFfprobe(request, file.path);
  const found = parseFfprobe(output);
  if (found === undefined) throw explainOpenFailure([file.path], problems) ?? unreadable(file.path, problems);
  if (found.format.probe_score < LEAST_SCORE && request.writtenBy === undefined) {
    throw failure('input/not_media', { path: file.path, guess: found.format.format_name });
  }
  const probed = toProbe(file, found, problems);
  await checkContainerEnd(probed);
  return probed;
}

function unreadable(path: string, problems: readonly LogLine[]) {
  const reason = problems.at(-1)?.text ?? 'FFmpeg gives no reason';
  return failure('input/unreadable', { path, reason }, { excerpt: problems.map(({ text }) => text) });
}

function toProbe(file: InputFile, { format, streams }: FfprobeOutput, problems: readonly LogLine[]): Probe {
  return Object.freeze({
    ...file,
    formats: format.format_name.split(','),
    probeScore: format.probe_score,
    durationSeconds: secondsOf(format.duration),
    durationIsEstimate: problems.some(({ text }) => text.startsWith('Estimating duration from bitrate')),
    startSeconds: secondsOf(format.start_time) ?? 0,
    audio: audioStreams(streams),
    video: pictureStreams(streams, 'video'),
    coverArt: pictureStreams(streams, 'cover'),
    tags: format.tags ?? {},
  });
}
