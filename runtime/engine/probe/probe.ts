import type { FfmpegHost } from '../host/host.ts';

/** One audio stream of a file. */
export interface AudioStream {
  /** Its number among all streams, as FFmpeg's `0:N` counts. */
  readonly index: number;
  /** Its number among the audio streams, as FFmpeg's `0:a:N` counts. */
  readonly audioIndex: number;
  readonly codec: string;
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  /** FFmpeg's name of the channel layout; undefined where the file does not state one. */
  readonly layout: string | undefined;
  /** As tagged, such as `eng`; undefined where untagged or `und`. */
  readonly language: string | undefined;
  readonly title: string | undefined;
  readonly durationSeconds: number | undefined;
  readonly startSeconds: number;
  /** Of integer and float PCM and of lossless codecs; undefined of lossy ones. */
  readonly bitsPerSample: number | undefined;
  readonly isDefault: boolean;
}

/** One picture stream of a file. */
export interface VideoStream {
  readonly index: number;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly startSeconds: number;
}

/** What a file holds, as far as its headers say. */
export interface Probe {
  /** The absolute path that was probed. */
  readonly path: string;
  readonly sizeBytes: number;
  /** The demuxer's names, such as `['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2']`. */
  readonly formats: readonly string[];
  readonly probeScore: number;
  /** As declared by the container; undefined where it says nothing. */
  readonly durationSeconds: number | undefined;
  /** Whether the duration is only file size over bit rate, so that no truncation can be told from it. */
  readonly durationIsEstimate: boolean;
  readonly startSeconds: number;
  readonly audio: readonly AudioStream[];
  readonly video: readonly VideoStream[];
  /** Attached pictures: cover art is not video. */
  readonly coverArt: readonly VideoStream[];
  /** The container's tags, as they are. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A file to be probed. */
export interface ProbeRequest {
  readonly host: Pick<FfmpegHost, 'ffprobePath' | 'confinement'>;
  readonly path: string;
  readonly signal?: AbortSignal;
  /** FFmpeg's muxer, for a file that Lathe has written with it: however short it is, its format is no guess. */
  readonly writtenBy?: string;
}

/** Which audio stream of a file is meant. */
export type StreamChoice =
  | { readonly by: 'first' }
  /** The default-flagged stream, else the first. */
  | { readonly by: 'default' }
  | { readonly by: 'index'; readonly audioIndex: number }
  | { readonly by: 'language'; readonly language: string };
