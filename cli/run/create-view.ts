import { coloursFor } from '../terminal/colours.ts';
import { say } from '../terminal/output.ts';
import { createLineView, type ProgressView, silentView } from './progress-view.ts';

/** Makes the view of a job's progress: none for machines, bars on a terminal, lines elsewhere and where more is printed. */
export async function createView({
  json,
  verbose,
}: {
  readonly json?: true;
  readonly verbose?: true;
}): Promise<ProgressView> {
  if (json) return silentView;
  if (!process.stderr.isTTY || verbose) return createLineView(say);
  const { createTaskView } = await import('./task-view.ts');
  return createTaskView(coloursFor(process.stderr));
}
