import type { Loudness } from '../../../runtime/engine/measure/loudness.ts';

/** A measurement of which only loudness and true peak matter. */
export function loudnessOf(integratedLufs: number | null, peakDb: number | null): Loudness {
  const truePeak = { peakDb, uncertaintyDb: 0, perChannelDb: [peakDb] };
  return { ...nothing, integratedLufs, truePeak: truePeak as unknown as NonNullable<Loudness['truePeak']> };
}

/** What is not read by what is tested. */
const nothing = {
  rangeLu: null,
  rangeIsStable: false,
  maxMomentaryLufs: null,
  maxShortTermLufs: null,
  samplePeak: undefined,
  hasInvalidSamples: false,
  durationSeconds: 1,
  timeline: { rateHz: 10, momentary: new Float32Array(), shortTerm: new Float32Array() },
} as unknown as Loudness;
