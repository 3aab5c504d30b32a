import { type Entry, entriesOf } from './history.ts';

/**
 * How long jobs stood still because their worker was killed: from the kill until another attempt began, or until nothing
 * was left to be done. Kills of workers that had no job count as nothing.
 *
 * @returns milliseconds, in the order of the kills
 */
export function recoveryTimes(history: readonly Entry[]): readonly number[] {
  const starts = entriesOf(history, 'started');
  const settled = entriesOf(history, 'settled');
  return entriesOf(history, 'fault').flatMap(({ what, atMs }) => {
    const victim = /^kill (worker-\d+)$/.exec(what)?.[1];
    const last = starts.findLast((start) => start.worker === victim && start.atMs <= atMs);
    if (last === undefined || settled.some(({ job, atMs: at }) => job === last.job && at <= atMs)) return [];
    const goesOn = [...starts, ...settled].filter(({ job, atMs: at }) => job === last.job && at > atMs);
    return goesOn.length === 0 ? [] : [Math.min(...goesOn.map(({ atMs: at }) => at)) - atMs];
  });
}

/** The value that a share of all stay at or under; 0 where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
