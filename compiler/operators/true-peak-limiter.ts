import type { Expr } from '../../schemas/generated/artifact.ts';
import { amplitude } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';

/** Hz; four times 48 kHz, where the samples show the peaks between them. */
const oversampled = 192_000;

/**
 * A limiter that holds true peaks: FFmpeg's limits samples, so it works on four times as many.
 *
 * @param ceiling dBTP
 * @param when the limiter is left out where this is 0
 * @param release milliseconds until the gain is back after a peak
 */
export function limitTruePeak(graph: Lowering, flow: Flow, ceiling: Expr, when: Expr, release: Expr = 50): Flow {
  const up = graph.filter(flow, 'aresample', { sample_rate: oversampled }, { when });
  const options = { limit: amplitude(ceiling), attack: 5, release, level: false, latency: true } as const;
  const limited = graph.filter(up, 'alimiter', options, { when });
  return graph.filter(limited, 'aresample', { sample_rate: flow.sampleRate }, { when });
}
