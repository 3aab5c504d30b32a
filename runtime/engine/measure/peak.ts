import { decibels } from './decibels.ts';
import type { Peak } from './loudness.ts';

/** Metadata prints amplitudes with three decimals, the summary levels with one. */
const AMPLITUDE_ERROR = 0.0005;
const LEVEL_ERROR_DB = 0.05;

/**
 * Combines the two figures that `ebur128` gives of a peak.
 *
 * Metadata is the finer one above about -21 dB. It lacks the last part of 100 ms, so where the summary is higher than
 * rounding explains, the peak lies there and the summary counts.
 *
 * @param amplitudes - one per channel, from the metadata's last block
 * @param summaryDb - undefined where there is no summary, null for -inf
 * @param reachedSeconds - when the metadata first showed the highest of them
 */
export function combinePeak(
  amplitudes: readonly number[],
  summaryDb: number | null | undefined,
  reachedSeconds: number | null = null,
): Peak {
  const perChannelDb = amplitudes.map(decibels);
  const amplitude = Math.max(0, ...amplitudes.filter(Number.isFinite));
  const printed = decibels(amplitude);
  const printedErrorDb = errorOfAmplitude(amplitude);
  if (summaryDb === undefined || summaryDb === null) {
    const atSeconds = printed === null ? null : reachedSeconds;
    return { peakDb: printed, uncertaintyDb: printed === null ? 0 : printedErrorDb, perChannelDb, atSeconds };
  }
  const agree = printed !== null && Math.abs(summaryDb - printed) <= printedErrorDb + LEVEL_ERROR_DB;
  const atSeconds = agree ? reachedSeconds : null;
  return agree && printedErrorDb < LEVEL_ERROR_DB
    ? { peakDb: printed, uncertaintyDb: printedErrorDb, perChannelDb, atSeconds }
    : { peakDb: summaryDb, uncertaintyDb: LEVEL_ERROR_DB, perChannelDb, atSeconds };
}

/** How many dB half of the last decimal makes; the larger side, downwards. */
function errorOfAmplitude(amplitude: number): number {
  return amplitude > AMPLITUDE_ERROR
    ? 20 * Math.log10(amplitude / (amplitude - AMPLITUDE_ERROR))
    : Number.POSITIVE_INFINITY;
}
