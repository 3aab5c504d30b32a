import type { Probe } from '../probe/probe.ts';
import type { Rendered } from './render.ts';
import type { Verdict } from './report.ts';
import type { Target } from './verify.ts';

/** A deliverable that stands in the workspace, with its judgement. */
export interface Judged {
  readonly rendered: Rendered;
  /** What its container declares. */
  readonly written: Probe;
  /** Undefined where the preset promises no loudness. */
  readonly target: Target | undefined;
  readonly verdicts: readonly Verdict[];
  /** Times that it was made again. */
  readonly corrections: number;
}
