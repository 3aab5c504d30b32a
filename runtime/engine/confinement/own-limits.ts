import { readFile } from 'node:fs/promises';
import type { OwnLimits } from './limits.ts';

/** Reads the hard limits of this process; without /proc there are none that we know of. */
export async function readOwnLimits(): Promise<OwnLimits> {
  return parseOwnLimits(await readFile('/proc/self/limits', 'utf8').catch(() => ''));
}

/** Reads `Max address space         unlimited            4294967296           bytes`: a name, the soft limit, the hard one. */
export function parseOwnLimits(text: string): OwnLimits {
  const hard = (name: string): number => {
    const figure = new RegExp(`^${name} +\\S+ +(\\d+)`, 'm').exec(text)?.[1];
    return figure === undefined ? Number.POSITIVE_INFINITY : Number(figure);
  };
  return {
    addressSpaceBytes: hard('Max address space'),
    fileBytes: hard('Max file size'),
    openFiles: hard('Max open files'),
    cpuSeconds: hard('Max cpu time'),
  };
}
