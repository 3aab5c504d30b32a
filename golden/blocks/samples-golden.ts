import type { Block } from './block.ts';
import { jsonText } from './json-text.ts';
import { stepsOf } from './loudness-golden.ts';
import type { BlockMeasurement } from './measurement.ts';

/** Digits of the fingerprint of FFmpeg that are kept: enough to tell builds apart. */
const buildDigits = 16;

/**
 * What is kept of the samples of a test block: how many there are, the hash of all of them, how often they were made again,
 * which FFmpeg made them, and the level of each second of each channel, for whoever has another FFmpeg.
 */
export function samplesGolden(block: Block, { ffmpeg, output, corrections }: BlockMeasurement): string {
  const { test, preset } = stepsOf(block);
  const { frames, sha256, rmsPerSecondDbfs } = output.samples;
  return jsonText({
    test,
    preset,
    frames,
    sampleRate: output.sampleRate,
    channels: output.channels,
    ...(corrections === 0 ? {} : { corrections }),
    codecFrame: block.profile.artifact.frameSize,
    sha256,
    ffmpeg: ffmpeg.version,
    build: ffmpeg.fingerprint.slice(0, buildDigits),
    rmsPerSecondDbfs,
  });
}
