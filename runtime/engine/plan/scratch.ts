import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes } from '../workspace/free-space.ts';
import type { PlannedScratch } from './job-plan.ts';

/**
 * The scratch space of a job.
 *
 * @param folder the workspace, in which the stages before the rendering have left what they keep
 * @param deliverableBytes that the rendering adds
 */
export async function plannedScratch(folder: string, deliverableBytes: number): Promise<PlannedScratch> {
  const found = await readdir(folder, { withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map(({ name }) => stat(join(folder, name)));
  const kept = (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
  return { neededBytes: Math.ceil(kept + deliverableBytes), freeBytes: await freeBytes(folder) };
}
