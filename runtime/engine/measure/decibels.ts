/** Returns an amplitude in dB relative to full scale, or null for zero: silence has no level. */
export function decibels(amplitude: number): number | null {
  return amplitude > 0 && Number.isFinite(amplitude) ? 20 * Math.log10(amplitude) : null;
}
