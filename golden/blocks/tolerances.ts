/**
 * How far a figure may be from the one that is kept, in its own unit. In reproducible mode one build of FFmpeg gives the
 * same figures every time; this is what another build may differ by before anybody could hear it.
 */
export const tolerances = {
  integratedLufs: 0.05,
  rangeLu: 0.1,
  truePeakDbtp: 0.1,
  samplePeakDbfs: 0.1,
  momentaryMaxLufs: 0.1,
  shortTermMaxLufs: 0.1,
  rmsDbfs: 0.05,
  noiseFloorDbfs: 0.5,
  silenceSeconds: 0.02,
  durationSeconds: 0.001,
  gainDb: 0.05,
  gainReductionDb: 0.1,
  duckDepthsDb: 0.2,
  /** Of each reading of the short-term curve. */
  curveLufs: 0.2,
  /** Of the rms of each second of each channel, where the samples come from another build of FFmpeg. */
  rmsPerSecondDbfs: 0.1,
} as const;

/** What a figure is called and the unit it is in, for whoever reads how two goldens differ. */
export const figureNames: Readonly<Record<keyof typeof tolerances, readonly [name: string, unit: string]>> = {
  integratedLufs: ['integrated loudness', 'LUFS'],
  rangeLu: ['loudness range', 'LU'],
  truePeakDbtp: ['true peak', 'dBTP'],
  samplePeakDbfs: ['sample peak', 'dBFS'],
  momentaryMaxLufs: ['highest momentary loudness', 'LUFS'],
  shortTermMaxLufs: ['highest short-term loudness', 'LUFS'],
  rmsDbfs: ['rms', 'dBFS'],
  noiseFloorDbfs: ['noise floor', 'dBFS'],
  silenceSeconds: ['longest silence', 's'],
  durationSeconds: ['duration', 's'],
  gainDb: ['gain', 'dB'],
  gainReductionDb: ['reduction by the limiter', 'dB'],
  duckDepthsDb: ['depth of a duck', 'dB'],
  curveLufs: ['short-term loudness', 'LUFS'],
  rmsPerSecondDbfs: ['rms', 'dBFS'],
};

/** LUFS differ by LU, dBFS and dBTP by dB. */
export function unitOfDifference(unit: string): string {
  return unit.replace('LUFS', 'LU').replace(/^dB..$/, 'dB');
}
