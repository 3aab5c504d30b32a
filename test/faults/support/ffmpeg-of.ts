import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { LatheProcess } from './lathe-process.ts';

const LOOK_EVERY_MS = 3;

/**
 * Waits for a process of FFmpeg under one of the workers whose command line matches, and stops it at once (SIGSTOP), so
 * that the job stays where it is.
 */
export async function stopFfmpeg(workers: readonly LatheProcess[], commandLine: RegExp): Promise<void> {
  while (true) {
    const found = workers.flatMap(({ pid }) => descendants(pid)).find((pid) => isRunning(pid, commandLine));
    if (found !== undefined) return void process.kill(found, 'SIGSTOP');
    if (!workers.some((worker) => worker.isRunning)) throw new Error('no worker runs');
    await pause(LOOK_EVERY_MS);
  }
}

/** One that is stopped already is another test's, or the job's before. */
function isRunning(pid: number, commandLine: RegExp): boolean {
  const isFfmpeg = told(`/proc/${pid}/comm`).trim() === 'ffmpeg';
  return isFfmpeg && commandLine.test(told(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')) && !isStopped(pid);
}

function isStopped(pid: number): boolean {
  return /^State:\s+T/m.test(told(`/proc/${pid}/status`));
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
