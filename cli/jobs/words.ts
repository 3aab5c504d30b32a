import type { Job, JobState } from '../../client/index.ts';
import type { Colours } from '../terminal/colours.ts';

/** A state in its colour. */
export function stateText(state: JobState, { green, red, yellow, cyan, dim }: Colours, width = 0): string {
  const colour = { PENDING: dim, PROCESSING: cyan, FAILED: yellow, COMPLETED: green, DEAD: red, CANCELLED: yellow }[
    state
  ];
  return colour(state.padEnd(width));
}

/** The name of an artifact as people know it, else the beginning of its hash. */
export function artifactText({ label, hash }: Job['preset']): string {
  return label ?? `${hash.slice(0, 'sha256:'.length + 12)}…`;
}

/** `12 s`, `3 min`, `5 h`, `2 d`: how long ago, or how long, to one figure. */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 99.5) return `${Math.round(seconds)} s`;
  if (seconds < 99.5 * 60) return `${Math.round(seconds / 60)} min`;
  return seconds < 47.5 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** How long a job took, or takes so far; undefined before it begins. */
export function tookMs({ startedAt, endedAt }: Pick<Job, 'startedAt' | 'endedAt'>, now: number): number | undefined {
  return startedAt === undefined
    ? undefined
    : (endedAt === undefined ? now : Date.parse(endedAt)) - Date.parse(startedAt);
}

/** `show=news, part=2` */
export function tagsText(tags: Job['tags']): string {
  return Object.entries(tags)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** `2026-01-31 12:00:03`, in the time zone of whoever reads it. */
export function timeText(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE');
}
