/** The two filters of ITU-R BS.1770 at 48 kHz: a shelf for the head, a high-pass for the low end. */
const stages = [
  { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [1, -1.69065929318241, 0.73248077421585] },
  { b: [1, -2, 1], a: [1, -1.99004745483398, 0.99007225036621] },
] as const;

/** How much the weighting raises a tone, in dB. */
function weightingDb(hertz: number): number {
  return stages.reduce((total, { b, a }) => total + magnitudeDb(b, hertz) - magnitudeDb(a, hertz), 0);
}

/**
 * The peak level at which a tone in both channels of a stereo pair reads a loudness (ITU-R BS.1770: -0.691 + 10 log10 of
 * the weighted power, summed over channels).
 *
 * @returns dBFS
 */
export function stereoPeakDb(lufs: number, hertz: number): number {
  return lufs + 0.691 - weightingDb(hertz);
}

/** By how many dB a channel counts in the sum: those beside the listener 1.5 dB more. */
export const surroundDb = 10 * Math.log10(1.41);

function magnitudeDb(coefficients: readonly number[], hertz: number): number {
  const step = (2 * Math.PI * hertz) / 48_000;
  const part = (turn: (angle: number) => number): number =>
    coefficients.reduce((total, value, delay) => total + value * turn(step * delay), 0);
  return 20 * Math.log10(Math.hypot(part(Math.cos), part(Math.sin)));
}
