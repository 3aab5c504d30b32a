import { inWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Beside, createBeside } from './beside.ts';
import { keepLogs } from './keep-logs.ts';
import type { MasterRequest } from './request.ts';

/** Where a job is done: a folder of its own, and what runs beside it. */
export interface JobRoom {
  readonly workspace: Workspace;
  readonly beside: Beside;
}

/** Does a job in a room of its own; however it ends, nothing of it runs on, its logs are kept and the rest is gone. */
export async function inJobRoom<Result>(
  { signal, logFolder, workspace: given }: Pick<MasterRequest, 'signal' | 'logFolder' | 'workspace'>,
  work: (room: JobRoom) => Promise<Result>,
): Promise<Result> {
  return inWorkspace(async (workspace) => {
    const beside = createBeside(signal);
    try {
      return await work({ workspace, beside });
    } finally {
      await beside.end();
      if (logFolder !== undefined) await keepLogs(workspace.directory, logFolder);
    }
  }, given);
}
