import { failure } from '../../failure/failure.ts';
import { seconds } from '../../failure/wording.ts';
import type { InputCount } from '../process/spec.ts';
import type { AudioStream, Probe } from './probe.ts';

/**
 * Encoders pad the end and decoders skip the start: up to this many samples may be missing from a sound file, with a
 * little for rounded time stamps.
 */
const TOLERATED_SAMPLES = 8192;
const TOLERATED_SECONDS = 0.05;

/**
 * Compares what FFmpeg decoded of a stream with what the file declares: exit code 0 is no proof, since half an MP3
 * decodes without a word. Only for an input that the graph read to its end.
 *
 * @param timelineSeconds - how long the decoded sound lasts with the gaps that a recording has, where that is known
 * @returns the decoded duration in seconds, gaps included
 * @throws LatheFailure `input/truncated` when more is missing than codecs account for; `input/damaged` when packets
 *   could not be decoded
 */
export function checkDecoding(
  probed: Probe,
  stream: AudioStream,
  count: InputCount | undefined,
  timelineSeconds = 0,
): number {
  const samples = count?.decoded?.samples ?? 0;
  const decodedSeconds = Math.max(samples / stream.sampleRate, timelineSeconds);
  const declaredSeconds = declaredDuration(probed, stream);
  const tolerance = TOLERATED_SAMPLES / stream.sampleRate + TOLERATED_SECONDS;
  if (declaredSeconds !== undefined && decodedSeconds < declaredSeconds - tolerance) {
    throw failure('input/truncated', {
      path: probed.path,
      expected: seconds(declaredSeconds),
      found: seconds(decodedSeconds),
    });
  }
  const errors = count?.decodeErrors ?? 0;
  if (errors === 0) return decodedSeconds;
  const detail = `${errors} of its ${count?.packets ?? errors} audio packets cannot be decoded`;
  throw failure('input/damaged', { path: probed.path, detail });
}

/**
 * What the file says its audio lasts, where it can be held to it: not where the figure is an estimate, nor where only
 * the container has one, which may be the picture's.
 */
function declaredDuration(probed: Probe, stream: AudioStream): number | undefined {
  if (probed.durationIsEstimate) return undefined;
  if (stream.durationSeconds !== undefined) return stream.durationSeconds;
  return probed.video.length === 0 && probed.audio.length === 1 ? probed.durationSeconds : undefined;
}
