import type { Interval } from '../operators/operator.ts';
import type { QuantityType } from './quantity.ts';

/** The range of a param that declares none, in base units; each use narrows it further. */
export const naturalRanges: Readonly<Record<QuantityType, Interval>> = {
  Loudness: { min: -70, max: 0 },
  LoudnessDelta: { min: -60, max: 60 },
  Gain: { min: -60, max: 60 },
  Level: { min: -120, max: 0 },
  TruePeak: { min: -60, max: 6 },
  Frequency: { min: 1, max: 96000 },
  Duration: { min: 0, max: 86400 },
  Ratio: { min: 1, max: 100 },
  Bitrate: { min: 6, max: 1536 },
  Percent: { min: 0, max: 100 },
  Integer: { min: -1e9, max: 1e9 },
  Number: { min: -1e9, max: 1e9 },
};
