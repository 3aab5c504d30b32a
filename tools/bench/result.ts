/** One line of the table. */
export interface Result {
  readonly work: string;
  /** With its unit. */
  readonly measured: string;
  readonly bar: string;
  readonly passed: boolean;
  /** What stands in the way of a bar, by figures of the same run. */
  readonly note?: string;
}

/** A figure that has to stay at or under a bar. */
export function atMost(work: string, value: number, bar: number, show: (value: number) => string): Result {
  return { work, measured: show(value), bar: `at most ${show(bar)}`, passed: value <= bar };
}

export const times = (ratio: number): string => `${ratio.toFixed(2)} times`;
export const seconds = (value: number): string => `${value.toFixed(1)} s`;
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
