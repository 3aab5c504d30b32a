/**
 * How much later `heard` is than `original`, in samples, by the maximum of their cross-correlation.
 *
 * @param reach samples to search in both directions
 */
export function lagOf(original: Float32Array, heard: Float32Array, reach: number): number {
  let best = { lag: 0, likeness: Number.NEGATIVE_INFINITY };
  for (let lag = -reach; lag <= reach; lag++) {
    const likeness = likenessAt(original, heard, lag);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best.lag;
}

function likenessAt(original: Float32Array, heard: Float32Array, lag: number): number {
  const end = Math.min(original.length, heard.length - lag);
  let sum = 0;
  for (let index = Math.max(0, -lag); index < end; index++) sum += (original[index] ?? 0) * (heard[index + lag] ?? 0);
  return sum;
}
