import { readPrintedLines } from './printed-lines.ts';
import { series } from './series.ts';

/** What `ametadata=mode=print` wrote of an `ebur128`: its readings, and the figures of its last block. */
export interface MeterMetadata {
  readonly momentary: Float32Array;
  readonly shortTerm: Float32Array;
  /** By key, such as `I` or `true_peaks_ch0`; NaN for FFmpeg's `nan`. Empty under 100 ms. */
  readonly last: ReadonlyMap<string, number>;
  /** When the figure of a key became what it is in the last block, in seconds: for a peak, when it was reached. */
  readonly since: ReadonlyMap<string, number>;
  /** How many readings at the end are no numbers to FFmpeg itself, of each window. */
  readonly notNumbers: { readonly momentary: number; readonly shortTerm: number };
}

const PREFIX = 'lavfi.r128.';

/** The windows of EBU Tech 3341, in blocks of 100 ms: a reading counts when its window is full. */
export const MOMENTARY_BLOCKS = 4;
export const SHORT_TERM_BLOCKS = 30;

/** FFmpeg gives -120.691 for a window without sound, and less for digital silence. */
const NO_SOUND_LUFS = -120;

const BLOCK_SECONDS = 0.1;

/**
 * Reads a metadata file as a stream, a block every 100 ms.
 *
 * @throws LatheFailure `output/disk_full` when the file was cut short
 */
export async function readMeterMetadata(path: string): Promise<MeterMetadata> {
  const momentary = series();
  const shortTerm = series();
  const last = new Map<string, string>();
  const since = new Map<string, number>();
  const notNumbers = { momentary: 0, shortTerm: 0 };
  await readPrintedLines(path, (line) => {
    if (!line.startsWith(PREFIX)) return;
    const equals = line.indexOf('=');
    const key = line.slice(PREFIX.length, equals);
    const value = line.slice(equals + 1);
    if (key === 'M') {
      momentary.push(reading(value, momentary.length, MOMENTARY_BLOCKS)); // the first of each block
      notNumbers.momentary = value.includes('nan') ? notNumbers.momentary + 1 : 0;
    }
    if (key === 'S') {
      shortTerm.push(reading(value, shortTerm.length, SHORT_TERM_BLOCKS));
      notNumbers.shortTerm = value.includes('nan') ? notNumbers.shortTerm + 1 : 0;
    }
    if (last.get(key) !== value) since.set(key, momentary.length * BLOCK_SECONDS);
    last.set(key, value);
  });
  const figures = [...last].map(([key, value]) => [key, figure(value)] as const);
  return { momentary: momentary.toArray(), shortTerm: shortTerm.toArray(), last: new Map(figures), since, notNumbers };
}

function reading(text: string, index: number, windowBlocks: number): number {
  const value = Number(text);
  return index + 1 < windowBlocks || value <= NO_SOUND_LUFS ? Number.NaN : value;
}

/** FFmpeg prints `inf` and `-nan` as C does. */
function figure(text: string): number {
  return Number(text.replace('inf', 'Infinity'));
}
