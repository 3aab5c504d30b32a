import type { FfprobeStream } from './ffprobe-json.ts';
import { secondsOf, secondsOfClock } from './ffprobe-json.ts';
import type { AudioStream, VideoStream } from './probe.ts';

/** Returns the audio streams of a file, numbered among themselves. */
export function audioStreams(streams: readonly FfprobeStream[]): readonly AudioStream[] {
  return streams.filter(({ codec_type }) => codec_type === 'audio').map(toAudioStream);
}

/** Returns the picture streams that are video, or those that are cover art. */
export function pictureStreams(streams: readonly FfprobeStream[], kind: 'video' | 'cover'): readonly VideoStream[] {
  const isCover = ({ disposition }: FfprobeStream): boolean => disposition?.attached_pic === 1;
  return streams
    .filter((stream) => stream.codec_type === 'video' && isCover(stream) === (kind === 'cover'))
    .map(toVideoStream);
}

function toAudioStream(stream: FfprobeStream, audioIndex: number): AudioStream {
  return {
    index: stream.index,
    audioIndex,
    codec: stream.codec_name ?? 'unknown',
    sampleRate: Number(stream.sample_rate ?? 0),
    channels: stream.channels ?? 0,
    layout: stream.channel_layout === 'unknown' ? undefined : stream.channel_layout,
    language: languageOf(stream),
    title: stream.tags?.title,
    durationSeconds: durationOf(stream),
    startSeconds: secondsOf(stream.start_time) ?? 0,
    bitsPerSample: bitsOf(stream),
    isDefault: stream.disposition?.default === 1,
  };
}

function toVideoStream(stream: FfprobeStream): VideoStream {
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    framesPerSecond: rateOf(stream.avg_frame_rate),
    durationSeconds: durationOf(stream),
    startSeconds: secondsOf(stream.start_time) ?? 0,
  };
}

/** Matroska's tag is when the stream ends, which is its length only where it begins at 0. */
function durationOf({ duration, tags, start_time }: FfprobeStream): number | undefined {
  const end = secondsOfClock(tags?.DURATION);
  const length = end === undefined ? undefined : end - Math.max(0, secondsOf(start_time) ?? 0);
  return secondsOf(duration) ?? length;
}

function languageOf({ tags }: FfprobeStream): string | undefined {
  const language = tags?.language;
  return language === 'und' || language === '' ? undefined : language;
}

/** Lossless codecs tell the depth of the source apart from the one they decode to. */
function bitsOf({ bits_per_raw_sample, bits_per_sample }: FfprobeStream): number | undefined {
  const bits = Number(bits_per_raw_sample ?? bits_per_sample ?? 0);
  return bits > 0 ? bits : undefined;
}

/** Reads a rate such as `30000/1001`. */
function rateOf(text: string | undefined): number | undefined {
  const [numerator, denominator] = (text ?? '').split('/').map(Number);
  const rate = (numerator ?? 0) / (denominator ?? 0);
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}
