import type { Progress } from './spec.ts';

/**
 * Makes a reader of `-progress` lines that calls back at the end of each block.
 *
 * `out_time_us` is the one to read: `out_time_ms` holds microseconds as well. `progress=end` is only the end of the
 * last block, never success: it also follows a signal and a full disk.
 */
export function progressReader(onProgress: (progress: Progress) => void): (line: string) => void {
  let block = new Map<string, string>();
  return (line) => {
    const equals = line.indexOf('=');
    if (equals < 0) return;
    const key = line.slice(0, equals);
    block.set(key, line.slice(equals + 1).trim());
    if (key !== 'progress') return;
    onProgress(readBlock(block));
    block = new Map();
  };
}

function readBlock(block: ReadonlyMap<string, string>): Progress {
  const micros = figure(block.get('out_time_us'));
  return {
    positionSeconds: Math.max(0, (micros ?? 0) / 1e6),
    speed: figure(block.get('speed')?.replace(/x$/, '')),
    totalBytes: figure(block.get('total_size')),
  };
}

/** FFmpeg writes `N/A` for what it does not know. */
function figure(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
