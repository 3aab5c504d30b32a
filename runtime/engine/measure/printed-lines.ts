import { failure } from '../../failure/failure.ts';
import { splitLines } from '../process/lines.ts';
import { readChunks } from '../process/read-chunks.ts';

const NEWLINE = 10;

/** Small, since the text of a whole chunk is alive at once. */
const chunkBytes = 64 * 1024;

/**
 * Reads what a filter printed to a file as a stream of lines.
 *
 * @throws LatheFailure `output/disk_full` when the file ends within a line: FFmpeg does not notice that itself
 */
export async function readPrintedLines(path: string, onLine: (line: string) => void): Promise<void> {
  const splitter = splitLines(onLine);
  let lastByte: number | undefined = NEWLINE;
  for await (const chunk of readChunks(path, chunkBytes)) {
    lastByte = chunk.at(-1);
    splitter.push(chunk);
  }
  splitter.end();
  if (lastByte !== NEWLINE) throw failure('output/disk_full', { path, neededBytes: undefined });
}
