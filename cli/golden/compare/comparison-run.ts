import type { ComparisonReport } from '../../../golden/compare/run.ts';
import type { Colours } from '../../terminal/colours.ts';

/** A comparison, and how long it took. */
export interface ComparisonRun {
  readonly report: ComparisonReport;
  readonly seconds: number;
}

/** How a comparison is shown. */
export interface ComparisonStyle {
  /** Whether to tell in detail of what differs within tolerance. */
  readonly isFull: boolean;
  readonly colours: Colours;
}
