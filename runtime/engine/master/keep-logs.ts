import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies the FFmpeg logs of a workspace to a folder that stays. */
export async function keepLogs(workspace: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(workspace, { withFileTypes: true });
  const logs = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.log')); // a link is nothing of ours
  await Promise.all(logs.map(({ name }) => copyFile(join(workspace, name), join(folder, name))));
}
