import type { Confinement } from '../confinement/confinement.ts';

/** How FFmpeg may use the processor: as it likes, or without SIMD so that every machine makes the same bytes. */
export type CpuMode = 'fast' | 'reproducible';

/** What `ffmpeg -version` says. */
export interface FfmpegVersion {
  /** As printed, such as `5.1.9-0+deb12u1`. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  /** The whole output, of which the fingerprint is taken. */
  readonly banner: string;
}

/** What this build of FFmpeg can do, by the names it uses itself. */
export interface Capabilities {
  readonly filters: ReadonlySet<string>;
  readonly encoders: ReadonlySet<string>;
  readonly muxers: ReadonlySet<string>;
  readonly demuxers: ReadonlySet<string>;
}

/** The part of an artifact's `requires` that a host can answer. */
export interface Requirements {
  readonly filters?: readonly string[];
  readonly encoders?: readonly string[];
  readonly muxers?: readonly string[];
  readonly demuxers?: readonly string[];
}

/**
 * The FFmpeg of this machine.
 *
 * Each question is asked of the program at most once, and only when somebody asks it here.
 */
export interface FfmpegHost {
  readonly ffmpegPath: string;
  readonly ffprobePath: string;
  /** How every process of FFmpeg that touches media is held. */
  readonly confinement: Confinement;
  /** @throws LatheFailure `ffmpeg/too_old` below FFmpeg 5.1 */
  version(): Promise<FfmpegVersion>;
  /** The SHA-256 of the version banner and the CPU mode, as lower-case hex: equal fingerprints make equal bytes. */
  fingerprint(mode: CpuMode): Promise<string>;
  capabilities(): Promise<Capabilities>;
  /** @throws LatheFailure `ffmpeg/lacks` that names everything missing at once */
  require(requirements: Requirements): Promise<void>;
}
