import type { PresetArtifact, ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import type { Verdict } from './report.ts';

/**
 * dB over full scale that may be cut off, and is told of: what a recording that uses all of full scale gains when it is
 * decoded or resampled. More is a gain that somebody forgot.
 */
const mostOverDb = 3;

/** Whether sound above full scale would be lost in the deliverable, or where it is played, and nothing else sees to it. */
export function mayClip(
  { promise, levelsPromise }: PresetArtifact,
  { lossless, sampleFormat }: ProfileArtifact,
): boolean {
  const keepsAll = lossless && sampleFormat === 'flt';
  return !keepsAll && promise?.ceiling === undefined && levelsPromise?.samplePeak === undefined;
}

/**
 * Judges the highest sample that went to the encoder; says nothing where all of it fits.
 *
 * @param peakDb dBFS; null for silence
 */
export function clippingVerdicts(peakDb: number | null): readonly Verdict[] {
  if (peakDb === null || peakDb <= 0) return [];
  return [
    {
      what: 'clipping',
      expected: `at most ${mostOverDb} dB`,
      measured: `${peakDb.toFixed(2)} dB over full scale`,
      passed: peakDb <= mostOverDb,
    },
  ];
}
