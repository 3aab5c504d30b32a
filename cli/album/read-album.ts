import { parse } from 'node:path';
import { jointMeasureOf } from '../../runtime/engine/album/joint-measure.ts';
import type { AlbumRequest, AlbumTrack } from '../../runtime/engine/album/request.ts';
import { usage } from '../failure/usage-failure.ts';
import { type JobOptions, type ReadTreatment, readFiles, readTreatment } from '../run/read-job.ts';

/** An album but for what the command's surroundings add to it. */
export type Album = Omit<AlbumRequest, 'host' | 'signal' | 'onProgress'>;

/** The options of an album. */
export interface AlbumOptions extends JobOptions {
  readonly output: string;
  readonly force?: true;
  readonly logs?: string;
}

/**
 * Reads an album: every `--in` is a track, and its master is called as its file is, with the profile's extension.
 *
 * @throws UsageFailure for less than two tracks, and for two that would have the same name
 * @throws LatheFailure `preset/no_album`, and as for one job
 */
export function readAlbum(reference: string, options: AlbumOptions): Album {
  const treatment = readTreatment(reference, options);
  jointMeasureOf(treatment.preset); // says so where there is none, before anything is said of the files
  const given = options.in ?? [];
  if (given.length < 2) throw usage('usage/album_tracks', { given: given.length });
  const tracks = given.map((text) => readTrack(treatment, { ...options, in: [text] }));
  checkNames(tracks);
  return {
    ...treatment,
    tracks,
    folder: options.output,
    force: options.force ?? false,
    ...(options.logs === undefined ? {} : { logFolder: options.logs }),
  };
}

function readTrack({ preset, profile }: ReadTreatment, options: JobOptions): AlbumTrack {
  const [file] = Object.values(readFiles(preset, options));
  if (file === undefined) throw new Error('a preset of an album has an input');
  return { file, name: `${parse(file.path).name}.${profile.artifact.extensions[0] ?? profile.artifact.container}` };
}

function checkNames(tracks: readonly AlbumTrack[]): void {
  for (const { name } of tracks) {
    const paths = tracks.filter((track) => track.name === name).map(({ file }) => file.path);
    if (paths.length > 1) throw usage('usage/album_names', { name, paths });
  }
}
