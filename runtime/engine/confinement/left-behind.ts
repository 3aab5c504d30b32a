import { readdir } from 'node:fs/promises';
import { failure } from '../../failure/failure.ts';
import { quoted } from '../../failure/wording.ts';

/**
 * Refuses a folder in which a confined process left something else than files and folders. We read there what it wrote,
 * and are not confined: a link would lead us to a file that it could not see.
 *
 * @throws LatheFailure `ffmpeg/failed` that names the first
 */
export async function checkLeftBehind(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const odd = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (odd === undefined) return;
  const reason = `it left ${quoted(odd.name)} in its workspace, which is not a file`;
  throw failure('ffmpeg/failed', { exitCode: 0, reason });
}
