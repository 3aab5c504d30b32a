import type { FfmpegVersion } from './host.ts';

/** The oldest FFmpeg that Lathe's plans are tested with. */
export const MINIMUM_VERSION = { major: 5, minor: 1 } as const;

/**
 * Reads what `ffmpeg -version` prints.
 *
 * Builds from git call themselves `N-12345-gabcdef` or by a date: their libavutil tells their age instead.
 *
 * @returns undefined where the text is not FFmpeg's
 */
export function parseVersion(banner: string): FfmpegVersion | undefined {
  const text = /^ffmpeg version (\S+)/.exec(banner)?.[1];
  if (text === undefined) return undefined;
  const release = /^n?(\d+)\.(\d+)/.exec(text);
  const [major, minor] = release === null ? releaseOfLibavutil(banner) : [Number(release[1]), Number(release[2])];
  return { text, major, minor, banner };
}

/** libavutil 57 came with FFmpeg 5, 58 with 6, 59 with 7, 60 with 8; 57.28 with 5.1. */
function releaseOfLibavutil(banner: string): [number, number] {
  const match = /^libavutil +(\d+)\. *(\d+)/m.exec(banner);
  const major = Number(match?.[1] ?? 0) - 52;
  return [major, major === 5 && Number(match?.[2]) >= 28 ? 1 : 0];
}

export function isNewEnough({ major, minor }: FfmpegVersion): boolean {
  return major > MINIMUM_VERSION.major || (major === MINIMUM_VERSION.major && minor >= MINIMUM_VERSION.minor);
}
