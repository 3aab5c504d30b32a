import { StringDecoder } from 'node:string_decoder';

/** Cuts chunks of bytes into lines. */
export interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** Hands over what came after the last line break. */
  end(): void;
}

/** Longer lines are cut: what FFmpeg logs may repeat whatever a hostile file holds. */
const MAX_LINE = 16_384;

/** Makes a splitter that calls back with each line, without its break, in constant memory. */
export function splitLines(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const feed = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = (lines.pop() ?? '').slice(0, MAX_LINE);
    for (const line of lines) onLine(line.slice(0, MAX_LINE));
  };
  return {
    push: (chunk) => feed(decoder.write(chunk)),
    end: () => {
      feed(decoder.end());
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
