import { createReadStream } from 'node:fs';
import { failure } from '../../failure/failure.ts';
import { splitLines } from '../process/lines.ts';

const NEWLINE = 10;

/**
 * Reads what a filter printed to a file as a stream of lines.
 *
 * @throws LatheFailure `output/disk_full` when the file ends within a line: FFmpeg does not notice that itself
 */
export async function readPrintedLines(path: string, onLine: (line: string) => void): Promise<void> {
  const splitter = splitLines(onLine);
  let lastByte: number | undefined = NEWLINE;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    lastByte = chunk.at(-1);
    splitter.push(chunk);
  }
  splitter.end();
  if (lastByte !== NEWLINE) throw failure('output/disk_full', { path, neededBytes: undefined });
}
