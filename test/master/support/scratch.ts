import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for the workspaces of a test file. */
export interface ScratchFolder extends Disposable {
  readonly path: string;
}

/** Makes it, and has every workspace made there from now on. */
export function scratchFolder(): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), 'scratch-test-'));
  process.env.LATHE_SCRATCH = path;
  return {
    path,
    [Symbol.dispose]: () => {
      delete process.env.LATHE_SCRATCH;
      rmSync(path, { recursive: true, force: true });
    },
  };
}
