/** Seconds between ticks that read well on a clock. */
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];

/** The times to be marked on an axis: the finest clock-like steps that make no more than `most` of them. */
export function timeTicks(seconds: number, most: number): readonly number[] {
  const step = steps.find((candidate) => seconds / candidate <= most) ?? seconds;
  return Array.from({ length: Math.floor(seconds / step + 1e-9) + 1 }, (_, index) => index * step);
}

/**
 * A time as the whole axis writes it: `12.5`, `0:45` or `1:05:00`.
 *
 * @param longest the last time on the axis, in seconds
 */
export function timeText(seconds: number, longest: number): string {
  if (longest < 60) return String(Math.round(seconds * 10) / 10);
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (longest < 3600) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** How the times of such an axis are to be read. */
export function timeUnit(longest: number): string {
  return longest >= 3600 ? 'time in h:min:s' : longest >= 60 ? 'time in min:s' : 'time in s';
}
