import type { Expr } from '../../schemas/generated/artifact.ts';
import { add, div, mul, neg } from '../artifact/expr.ts';

/**
 * What FFmpeg's level detector settles at on a steady sine, in dB under the sine's peak.
 *
 * The detector of `acompressor` and `agate` (`detection=rms`) smooths the squared signal with one time constant going
 * up and another going down. With attack equal to release it settles at the mean, 3 dB under the peak; the shorter the
 * attack, the nearer it comes to the peak. A threshold in dBFS, where a full-scale sine is 0 dBFS (AES17), is moved by
 * this much before it goes to the filter.
 *
 * The formula is a fit to the numerical solution of `E[(s² - m)+] / attack = E[(m - s²)+] / release` for a sine s; it is
 * within 0.04 dB for attack / release from 0.001 to 2.
 */
export function detectorReading(attack: Expr, release: Expr): Expr {
  const ratio = div(attack, release);
  const term = (height: number, knee: number): Expr => div(mul(ratio, height), add(ratio, knee));
  return neg(add(term(5.727, 1.439), term(0.7145, 0.034)));
}
