import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import type { JobProgress } from '../../runtime/engine/master/request.ts';
import { cancelOnInterrupt } from './interrupt.ts';
import type { ProgressView } from './progress-view.ts';

/** What a job gets from where it is run. */
interface Surroundings {
  readonly host: FfmpegHost;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Does some work with this machine's FFmpeg, shown as it goes; Ctrl-C cancels it. */
export async function withFfmpeg<Result>(
  view: ProgressView,
  work: (surroundings: Surroundings) => Promise<Result>,
): Promise<Result> {
  const host = await openHost();
  const { signal, release } = cancelOnInterrupt();
  try {
    const result = await work({ host, signal, onProgress: view.update });
    await view.close('done');
    return result;
  } catch (thrown) {
    await view.close('failed');
    throw thrown;
  } finally {
    release();
  }
}
