import type { DestinationRules } from './destination.ts';
import { type Publication, stagePublication } from './publish.ts';

/** A finished file of a workspace, and where it belongs. */
export interface FinishedFile {
  readonly file: string;
  readonly destination: string;
}

/**
 * Publishes several files, or none: all are written beside their destinations before the first takes its name. What
 * was replaced by then, as `force` allows, is not brought back.
 *
 * @throws LatheFailure as `publish` does
 */
export async function publishAll(files: readonly FinishedFile[], rules: DestinationRules = {}): Promise<void> {
  const staged: Publication[] = [];
  try {
    for (const { file, destination } of files) staged.push(await stagePublication(file, destination, rules));
    for (const publication of staged) await publication.settle();
  } catch (thrown) {
    for (const publication of staged) await publication.withdraw();
    throw thrown;
  }
}
