import type { Delivered } from '../master/deliver.ts';
import { jointLoudness } from './joint-loudness.ts';
import type { ListenedTrack } from './listen.ts';

/** A track whose deliverable stands in scratch and passes. */
export interface ProducedTrack {
  readonly track: ListenedTrack;
  readonly delivered: Delivered;
  /** Milliseconds that the making took. */
  readonly tookMs: number;
}

/** LUFS of the deliverables together. */
export function jointOf(tracks: readonly ProducedTrack[]): number | null {
  return jointLoudness(tracks.map(({ delivered }) => delivered.rendered.loudness.timeline.momentary));
}

/** LU that all may miss together: what each may. */
export function toleranceOf(tracks: readonly ProducedTrack[]): number {
  return Math.max(...tracks.map(({ delivered }) => delivered.target?.toleranceLu ?? 0));
}
