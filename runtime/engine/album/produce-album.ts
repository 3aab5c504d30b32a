import { passes } from '../master/deliver.ts';
import { produce } from '../master/produce.ts';
import { missed } from '../master/reject.ts';
import { type AlbumLevel, factsAt, levelAlbum } from './album-level.ts';
import { correctAlbum, lowerAlbum } from './correct-album.ts';
import type { ListenedTrack } from './listen.ts';
import { namingTrack } from './naming-track.ts';
import type { ProducedTrack } from './produced-track.ts';

/** All tracks, made with one gain. */
export interface ProducedAlbum {
  readonly level: AlbumLevel;
  readonly tracks: readonly ProducedTrack[];
  /** Times that all were made again, to be as loud together as they are to be. */
  readonly corrections: number;
}

const mostCorrections = 2;

/**
 * Makes all tracks with one gain. Where the encoder makes one take less (`when_hot: lower`), all are made again with that:
 * each time with less gain, until it fits. Where limiting has moved what they are together, all are made again at most
 * twice.
 *
 * @throws LatheFailure of the first track that fails, which it names
 */
export async function produceAlbum(measure: string, listened: readonly ListenedTrack[]): Promise<ProducedAlbum> {
  let level = levelAlbum(measure, listened);
  let corrections = 0;
  for (;;) {
    const tracks = await produceTracks(level, measure, listened);
    const lower = lowerAlbum(level, tracks);
    const next = lower === level && corrections < mostCorrections ? correctAlbum(level, tracks) : lower;
    if (next === level) return { level, tracks, corrections };
    if (lower === level) corrections += 1;
    level = next;
  }
}

async function produceTracks(level: AlbumLevel, measure: string, listened: readonly ListenedTrack[]) {
  const tracks: ProducedTrack[] = [];
  for (const track of listened) {
    tracks.push(await namingTrack(track.job.request, () => produceTrack(level, measure, track)));
  }
  return tracks;
}

async function produceTrack(level: AlbumLevel, measure: string, track: ListenedTrack): Promise<ProducedTrack> {
  const startedAt = performance.now();
  const delivered = await produce(track.session, factsAt(level, measure, track));
  if (passes(delivered)) return { track, delivered, tookMs: performance.now() - startedAt };
  throw missed(delivered, undefined);
}
