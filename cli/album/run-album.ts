import { masterAlbum } from '../../runtime/engine/album/master-album.ts';
import type { AlbumReport } from '../../runtime/engine/album/report.ts';
import type { ProgressView } from '../run/progress-view.ts';
import { withFfmpeg } from '../run/with-ffmpeg.ts';
import type { Album } from './read-album.ts';

/** Masters an album with this machine's FFmpeg, shown as it goes; Ctrl-C cancels all of it. */
export async function runAlbum(album: Album, view: ProgressView): Promise<AlbumReport> {
  return withFfmpeg(view, (surroundings) => masterAlbum({ ...album, ...surroundings }));
}
