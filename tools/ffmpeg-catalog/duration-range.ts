import { complaintAbout } from './ffmpeg.ts';

/** Beyond any range that FFmpeg sets on a duration on purpose, and still short enough for it to read. */
const FAR = 9_000_000_000;
const COMPLAINT = /out of range \[(\S+) - (\S+)\]/;

/** `ffmpeg -h` prints no range for durations; the error for one out of range does. In seconds, as printed. */
export function durationRange(filter: string, option: string): readonly [string, string] | undefined {
  for (const seconds of [-FAR, FAR]) {
    const [, low, high] = COMPLAINT.exec(complaintAbout(`${filter}=${option}=${seconds}`)) ?? [];
    if (low !== undefined && high !== undefined) return [low, high];
  }
  return undefined;
}
