import type { InputFile, MasterRequest } from '../master/request.ts';

/** One track of an album. */
export interface AlbumTrack {
  readonly file: InputFile;
  /** The name of its master in the album's folder. */
  readonly name: string;
}

/** Tracks to be mastered as one programme; the rest is as for one master. */
export interface AlbumRequest extends Omit<MasterRequest, 'inputs' | 'destination' | 'workspace'> {
  readonly tracks: readonly AlbumTrack[];
  /** Where the masters go; made where it is missing. */
  readonly folder: string;
}
