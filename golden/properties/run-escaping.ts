import { execa } from 'execa';
import fc from 'fast-check';
import { anyValue, printingGraph, readPrinted } from './escaping.ts';

/** What came back of generated strings. */
export interface EscapingOutcome {
  readonly seed: number;
  readonly strings: number;
  /** The first string that FFmpeg read as another one, with that; undefined where all came back. */
  readonly broken: string | undefined;
}

/** What a run is given. */
export interface EscapingRun {
  readonly strings: number;
  readonly seed: number;
  readonly ffmpeg: string;
  /** Called with the number of strings that have come back. */
  readonly onProgress?: (done: number) => void;
}

/** Strings for one FFmpeg process, which carries each in a filter of its own. */
const batchSize = 250;

/** Sends generated strings through the real FFmpeg as values of an option, and compares what it prints. */
export async function runEscaping({ strings, seed, ffmpeg, onProgress }: EscapingRun): Promise<EscapingOutcome> {
  const values = fc.sample(anyValue, { seed, numRuns: strings });
  for (let start = 0; start < values.length; start += batchSize) {
    const batch = values.slice(start, start + batchSize);
    const printed = await printedBy(ffmpeg, printingGraph(batch));
    const wrong = batch.findIndex((value, index) => value !== printed[index]);
    if (wrong >= 0) {
      const broken = `${JSON.stringify(batch[wrong])} came back as ${JSON.stringify(printed[wrong])}`;
      return { seed, strings: start + wrong, broken };
    }
    onProgress?.(start + batch.length);
  }
  return { seed, strings, broken: undefined };
}

async function printedBy(ffmpeg: string, graph: string): Promise<readonly string[]> {
  const input = ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', 'anullsrc=d=0.01'];
  const args = [...input, '-filter_complex', graph, '-map', '[out]', '-f', 'null', '-'];
  const { stdout } = await execa(ffmpeg, args, { stripFinalNewline: false });
  return readPrinted(stdout);
}
