import { openWithin, openWorkspace } from '../engine/workspace/open-workspace.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';

/** The folders of an attempt, in one that goes with it. */
export interface Rooms {
  readonly all: Workspace;
  readonly inputs: Workspace;
  /** The engine's: logs, intermediates, what was made and thrown away. */
  readonly work: Workspace;
  readonly out: Workspace;
}

/** @throws LatheFailure `output/unwritable`, `output/disk_full` */
export async function openRooms(scratchRoot: string): Promise<Rooms> {
  const all = await openWorkspace(scratchRoot);
  try {
    const inputs = await openWithin(all, 'inputs');
    const work = await openWithin(all, 'work');
    return { all, inputs, work, out: await openWithin(all, 'out') };
  } catch (thrown) {
    await all.dispose();
    throw thrown;
  }
}
