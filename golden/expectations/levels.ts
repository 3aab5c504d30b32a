import { levelOf, type Subject } from './subject.ts';

/** Peaks and rms levels. */
export const levels: Readonly<Record<string, Subject>> = {
  true_peak: levelOf((sound) => sound.truePeakDbtp),
  sample_peak: levelOf((sound) => sound.samplePeakDbfs),
  rms: levelOf((sound) => sound.rmsDbfs),
  noise_floor: levelOf((sound) => sound.noiseFloorDbfs),
};
