import type { Fault } from './fault.ts';
import { type Holder, holders, isNoticed, listeners, type Verdicts } from './verdict.ts';

/** What became of a fault. */
export interface Outcome {
  readonly fault: Fault;
  readonly verdicts: Verdicts;
  /** What it took to find out. */
  readonly seconds: number;
}

/** The first of those that noticed, cheapest first. */
export function firstToNotice({ verdicts }: Outcome): Holder | undefined {
  return holders.find((holder) => isNoticed(verdicts[holder]));
}

/** Whether somebody noticed who only listens, and does not know how the sound is made. */
export function isHeard({ verdicts }: Outcome): boolean {
  return listeners.some((holder) => isNoticed(verdicts[holder]));
}

/** What has to be mended: nobody noticed, or not those who have to. */
export function gapOf(outcome: Outcome): string | undefined {
  const { fault, verdicts } = outcome;
  if (firstToNotice(outcome) === undefined) return 'nothing notices it';
  if (fault.heardIn !== undefined && !isHeard(outcome)) return 'it is not heard: only text or FFmpeg notices';
  if (fault.tests !== undefined && !isNoticed(verdicts.tests)) return 'its tests do not notice it';
  return undefined;
}
