import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLease } from './lease.ts';
import { removeOnExit } from './remove-on-exit.ts';
import { FOLDER_PREFIX, sweepWorkspaces } from './sweep.ts';
import type { Workspace } from './workspace.ts';
import { writeFailure } from './write-failure.ts';

const NAME = /^[a-z0-9][a-z0-9._-]*$/;

/**
 * Makes a scratch folder, and first sweeps what killed processes left under the same root.
 *
 * It goes with `dispose`, with `await using`, with the process, and else with the next sweep.
 *
 * @param root - where it is made; `LATHE_SCRATCH`, else the system's folder for temporary files
 * @throws LatheFailure `output/unwritable` or `output/disk_full` for the root
 */
export async function openWorkspace(root: string = scratchRoot()): Promise<Workspace> {
  await sweepWorkspaces(root);
  const directory = await makeFolder(root);
  const keep = removeOnExit(directory);
  const dispose = async (): Promise<void> => {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    keep();
  };
  return workspaceAt(directory, dispose);
}

/**
 * Makes a workspace within another one, which goes with it at the latest.
 *
 * @param name as for a file of the outer one
 */
export async function openWithin(outer: Workspace, name: string): Promise<Workspace> {
  const directory = outer.path(name);
  await mkdir(directory).catch((error: unknown) => {
    throw writeFailure(directory, error);
  });
  return workspaceAt(directory, () => rm(directory, { recursive: true, force: true, maxRetries: 3 }));
}

function workspaceAt(directory: string, dispose: () => Promise<void>): Workspace {
  return Object.freeze<Workspace>({
    directory,
    path: (name) => {
      if (!NAME.test(name)) throw new RangeError(`not a name for a file in a workspace: '${name}'`);
      return join(directory, name);
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  });
}

/**
 * Does some work in a scratch folder of its own, which goes with it however it ends.
 *
 * @param given done there instead, where the caller has one: it stays, with all that the work leaves
 */
export async function inWorkspace<Result>(
  work: (workspace: Workspace) => Promise<Result>,
  given?: Workspace,
): Promise<Result> {
  if (given !== undefined) return work(given);
  const workspace = await openWorkspace();
  try {
    return await work(workspace);
  } finally {
    await workspace.dispose();
  }
}

/** Where scratch folders are made unless another root is given. */
export function scratchRoot(environment: Readonly<NodeJS.ProcessEnv> = process.env): string {
  const named = environment.LATHE_SCRATCH;
  return named === undefined || named === '' ? tmpdir() : named;
}

/** The real path, so that FFmpeg, which runs in it, and our paths agree. Only the user can look inside (mkdtemp: 0700). */
async function makeFolder(root: string): Promise<string> {
  let directory: string | undefined;
  try {
    directory = await realpath(await mkdtemp(join(root, FOLDER_PREFIX)));
    await writeLease(directory);
    return directory;
  } catch (error) {
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
    throw writeFailure(root, error);
  }
}
