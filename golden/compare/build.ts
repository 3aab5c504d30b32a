import type { FfmpegHost } from '../../runtime/engine/host/host.ts';

/** One of two FFmpegs that are compared. */
export interface Build {
  /** As it was named. */
  readonly name: string;
  readonly host: FfmpegHost;
  /** As FFmpeg prints it, such as `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** The version of the ffprobe that goes with it. */
  readonly probeVersion: string;
  /** The hash of its version and configuration, in reproducible mode. */
  readonly fingerprint: string;
}

/** What the first build has, and what the second. */
export type Pair<Of> = readonly [Of, Of];
