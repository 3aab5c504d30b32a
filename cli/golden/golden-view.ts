import type { RunProgress } from '../../golden/harness/run.ts';

/** Shows how far the tiers are. */
export interface GoldenView {
  readonly update: (progress: RunProgress) => void;
  /** Call it before anything else is printed. */
  readonly close: () => Promise<void>;
}
