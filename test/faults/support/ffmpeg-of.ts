import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { LatheProcess } from './lathe-process.ts';

const LOOK_EVERY_MS = 3;

/**
 * Waits for a process of FFmpeg under a worker whose command line matches, and stops it at once (SIGSTOP), so that the job stays
 * where it is.
 *
 * @returns its pid
 */
export async function stopFfmpeg(worker: LatheProcess, commandLine: RegExp): Promise<number> {
  while (true) {
    for (const pid of descendants(worker.pid)) {
      const line = told(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
      if (told(`/proc/${pid}/comm`).trim() !== 'ffmpeg' || !commandLine.test(line)) continue;
      process.kill(pid, 'SIGSTOP');
      return pid;
    }
    if (!worker.isRunning) throw new Error(`${worker.name} ended before`);
    await pause(LOOK_EVERY_MS);
  }
}

function descendants(pid: number): readonly number[] {
  const children = told(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** What the system tells; nothing of a process that ended since. */
function told(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
