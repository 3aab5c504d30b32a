import type { Flow, Lowering } from '../lower/lowering.ts';

/**
 * Streams added up, each at its level.
 *
 * FFmpeg's `amix` would take 6 dB away and give them back as streams end; and it loses the time where its first stream
 * is over before another begins (seen with 5.1: a branch that drops more than the stream is long), at which `concat`
 * then fails. So the clock is set anew from the count of samples.
 */
export function sum(
  graph: Lowering,
  [first, ...others]: readonly [Flow, ...Flow[]],
  duration: 'first' | 'longest' | 'shortest',
): Flow {
  const options = { inputs: 1 + others.length, duration, normalize: false } as const;
  return graph.filter(graph.filter(first, 'amix', options, { also: others }), 'asetpts', { expr: 'N' });
}
