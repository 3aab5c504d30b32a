import type { Expr } from '../artifact/expr.ts';
import { add, amplitude, div, mul, neg } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { detectorReading } from './detector.ts';
import { milliseconds, withoutLoudness } from './flows.ts';

/** What a gate and an expander are set to. */
export interface DownwardSettings {
  /** dBFS, where a full-scale sine is 0 */
  readonly threshold: Expr;
  /** dB that 1 dB under the threshold becomes. */
  readonly ratio: Expr;
  /** Seconds */
  readonly attack: Expr;
  /** Seconds */
  readonly release: Expr;
  /** dB that it takes at most. */
  readonly range: Expr;
  /** dB around the threshold in which the slope bends; the filter takes up to 9. */
  readonly knee: Expr;
}

/** FFmpeg's gate, set so that each figure is what its name says. */
export function turnDownBelow(graph: Lowering, flow: Flow, settings: DownwardSettings): Flow {
  const { threshold, ratio, attack, release, range, knee } = settings;
  return graph.filter(withoutLoudness(flow), 'agate', {
    threshold: amplitude(add(threshold, graph.value(detectorReading(attack, release)))),
    // With rms detection the filter works on the squared signal, which doubles what it takes: 2 gives 3:1.
    ratio: div(add(ratio, 1), 2),
    attack: milliseconds(attack),
    release: milliseconds(release),
    range: amplitude(neg(range)),
    knee: amplitude(mul(knee, 2)), // of the squared signal
    detection: 'rms',
    link: 'maximum',
  });
}
