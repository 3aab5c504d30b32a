import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** Does something with a disk of 128 kB mounted in a folder; skips the test, with the reason, where nothing mounts. */
export async function onSmallDisk(context: TestContext, folder: string, work: (disk: string) => Promise<void>) {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    return context.skip(`a small disk cannot be mounted here: ${String(error).split('\n')[0]}`);
  }
  try {
    await work(disk);
  } finally {
    execFileSync('umount', [disk]);
  }
}
