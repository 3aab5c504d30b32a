import type { Levels } from './levels.ts';
import { readPrintedLines } from './printed-lines.ts';
import { series } from './series.ts';

const RMS = 'lavfi.astats.Overall.RMS_level=';
const PEAK = 'lavfi.astats.Overall.Peak_level=';

/**
 * Reads what a level meter of the linker wrote, a block every 20 ms.
 *
 * @throws LatheFailure `output/disk_full` when the file was cut short
 */
export async function readLevels(path: string, blockSeconds: number): Promise<Levels> {
  const rms = series();
  let peak = Number.NEGATIVE_INFINITY;
  await readPrintedLines(path, (line) => {
    if (line.startsWith(RMS)) rms.push(decibels(line.slice(RMS.length)));
    if (line.startsWith(PEAK)) peak = Math.max(peak, decibels(line.slice(PEAK.length)));
  });
  return { rms: rms.toArray(), samplePeakDb: Number.isFinite(peak) ? peak : null, blockSeconds };
}

/** FFmpeg prints `-inf` for silence. */
function decibels(text: string): number {
  return Number(text.replace('inf', 'Infinity'));
}
