/**
 * Reads a listing of `ffmpeg -filters`, `-encoders`, `-muxers` or `-demuxers`.
 *
 * A row is flags, one or more names joined by commas, and a description; the legend above the rows has `=` for its
 * second word.
 *
 * @returns every short name on its own: `matroska,webm` counts as two
 */
export function parseListing(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    const row = /^ [A-Z.| ]+? ([a-z0-9_,]+) /i.exec(line);
    if (row?.[1] === undefined) continue;
    for (const name of row[1].split(',')) names.add(name);
  }
  return names;
}
