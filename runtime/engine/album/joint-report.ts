import { failure } from '../../failure/failure.ts';
import type { Before } from '../master/hear-inputs.ts';
import type { Verdict } from '../master/report.ts';
import type { Loudness } from '../measure/loudness.ts';
import { hundredths, reading } from '../measure/loudness-report.ts';
import { type AlbumLevel, expectedJoint } from './album-level.ts';
import { jointLoudness } from './joint-loudness.ts';
import type { ProducedAlbum } from './produce-album.ts';
import { jointOf, toleranceOf } from './produced-track.ts';
import type { JointReport } from './report.ts';

/**
 * What is known of all tracks together.
 *
 * @param before each file as it came
 * @throws LatheFailure `qc/out_of_spec` where they are not as loud together as they were to be
 */
export function reportJoint(
  { level, tracks, corrections }: ProducedAlbum,
  before: readonly Before[],
): Omit<JointReport, 'wallSeconds'> {
  const after = jointOf(tracks);
  const verdict = jointVerdict(level, toleranceOf(tracks), after);
  if (!verdict.passed) {
    const miss = `the tracks together ${verdict.measured}, expected ${verdict.expected}`;
    throw failure('qc/out_of_spec', { misses: [miss], about: ['integrated loudness'], keptAt: undefined });
  }
  return {
    beforeLufs: reading(together(before.flatMap((inputs) => Object.values(inputs)))),
    levelledLufs: hundredths(level.jointLufs),
    afterLufs: reading(after),
    gainDb: level.gainDb,
    isLowered: level.isLowered,
    corrections,
    offsetsLu: tracks.map(({ track }) => offsetOf(track.loudness, level)),
    verdict,
  };
}

function together(programmes: readonly Loudness[]): number | null {
  return jointLoudness(programmes.map(({ timeline }) => timeline.momentary));
}

function offsetOf({ integratedLufs }: Loudness, { jointLufs }: AlbumLevel): number | null {
  return integratedLufs === null ? null : hundredths(integratedLufs - jointLufs);
}

function jointVerdict(level: AlbumLevel, toleranceLu: number, measured: number | null): Verdict {
  const expected = expectedJoint(level);
  const note = level.isLowered ? `, lowered from ${hundredths(level.askedLufs)} LUFS for the peaks` : '';
  return {
    what: 'integrated loudness',
    expected: `${hundredths(expected)} LUFS ± ${toleranceLu} LU${note}`,
    measured: measured === null ? 'none' : `${measured.toFixed(2)} LUFS`,
    passed: measured !== null && Math.abs(measured - expected) <= toleranceLu,
  };
}
