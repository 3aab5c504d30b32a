/** What files of media are called; FFmpeg goes by what is in them. */
const KNOWN = new Set(
  'wav w64 aiff aif au caf mp3 flac ogg oga opus m4a mp4 m4v mov aac mkv mka webm ts m2ts mpg mpeg avi flv wma wmv asf ac3 eac3 dts amr wv ape tta mxf'.split(
    ' ',
  ),
);

/**
 * The name of an input in a worker's folder: ours but for an extension that is known, since callers' names never reach a
 * command line.
 *
 * @param index from 0
 */
export function inputName(uri: string, index: number): string {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(uri)?.[1]?.toLowerCase() ?? '';
  return KNOWN.has(extension) ? `in-${index + 1}.${extension}` : `in-${index + 1}`;
}
