import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StageProcess } from './stage-processes.ts';

/** The graphs that were accepted before, by what they say and which FFmpeg said so. */
export interface KnownGraphs {
  readonly isKnown: (key: string) => Promise<boolean>;
  readonly remember: (key: string) => Promise<void>;
}

/** Everything that FFmpeg's answer depends on. */
export function keyOf(stages: readonly StageProcess[], fingerprint: string): string {
  const args = stages.map(({ process }) => process.arguments);
  return createHash('sha256')
    .update(JSON.stringify([args, fingerprint]))
    .digest('hex');
}

/** @param folder may not exist yet */
export function openKnownGraphs(folder: string): KnownGraphs {
  return {
    isKnown: (key) =>
      readFile(join(folder, key)).then(
        () => true,
        () => false,
      ),
    remember: async (key) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, key), '');
    },
  };
}
