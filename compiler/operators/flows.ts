import type { Expr } from '../../schemas/generated/artifact.ts';
import { amplitude, ceil, div, lessThan, mul, sub } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';

/** The flow with its loudness forgotten, for what changes tone or level by an unknown amount. */
export function withoutLoudness({ loudness: _, ...flow }: Flow): Flow {
  return flow;
}

/** The flow with another length in seconds; absent where it cannot be known. */
export function withDuration({ duration: _, ...flow }: Flow, duration: Expr | undefined): Flow {
  return duration === undefined ? flow : { ...flow, duration };
}

/** Seconds of a flow; measured where only a rendering can tell, which costs a stage. */
export function durationOf(graph: Lowering, flow: Flow): Expr {
  return graph.value(flow.duration ?? graph.measure(flow).duration);
}

/** A time in seconds as the nearest whole number of the flow's samples. */
export function samples(seconds: Expr, { sampleRate }: Flow): Expr {
  return seconds === 0 ? 0 : ceil(sub(mul(seconds, sampleRate), 0.5));
}

/** A time in seconds as the milliseconds that FFmpeg's dynamics and delays take. */
export function milliseconds(seconds: Expr): Expr {
  return mul(seconds, 1000);
}

/**
 * 1 where a frequency lies below half the flow's sample rate, else 0. A biquad of FFmpeg's at or above it warns, and lets
 * everything pass.
 */
export function isBelowHalfTheRate(frequency: Expr, { sampleRate }: Flow): Expr {
  return lessThan(frequency, div(sampleRate, 2));
}

/** One gain for the whole programme, in double precision. */
export function gainBy(graph: Lowering, flow: Flow, gainDb: Expr): Flow {
  return graph.filter(flow, 'volume', { volume: amplitude(gainDb), precision: 'double' });
}
