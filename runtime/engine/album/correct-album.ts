import { hundredths } from '../measure/loudness-report.ts';
import { type AlbumLevel, loweredTo } from './album-level.ts';
import { jointOf, type ProducedTrack, toleranceOf } from './produced-track.ts';

/** The level at which no track has to be turned down alone, after the encoder made some take less gain than the others. */
export function lowerAlbum(level: AlbumLevel, tracks: readonly ProducedTrack[]): AlbumLevel {
  const gains = tracks.flatMap(({ track, delivered: { target } }) =>
    target?.mode === 'lowered' ? [hundredths(target.gainDb - track.facts.correction.loudness)] : [],
  );
  return loweredTo(level, gains);
}

/** LU by which tracks in one file may read otherwise, with the blocks on their borders; 0.03 was the most of a dozen. */
const bordersLu = 0.03;

/**
 * The level that makes up for what all tracks miss together though each has its own loudness: a limiter evens a track out, and
 * then other blocks of it pass the gate that all have in common.
 *
 * @returns the same level where they miss nothing
 */
export function correctAlbum(level: AlbumLevel, tracks: readonly ProducedTrack[]): AlbumLevel {
  const missing = level.askedLufs - (jointOf(tracks) ?? Number.NaN);
  if (level.isLowered || !(Math.abs(missing) > toleranceOf(tracks) - bordersLu)) return level;
  return { ...level, gainDb: hundredths(level.gainDb + missing) };
}
