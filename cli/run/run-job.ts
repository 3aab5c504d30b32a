import { openHost } from '../../runtime/engine/host/open-host.ts';
import { master } from '../../runtime/engine/master/master.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import type { MasterRequest } from '../../runtime/engine/master/request.ts';
import { cancelOnInterrupt } from './interrupt.ts';
import type { ProgressView } from './progress-view.ts';

/** A job but for what the command's surroundings add to it. */
export type Job = Omit<MasterRequest, 'host' | 'signal' | 'onProgress'>;

/** Runs a job with this machine's FFmpeg, shown as it goes; Ctrl-C cancels it. */
export async function runJob(job: Job, view: ProgressView): Promise<MasterReport> {
  const host = await openHost();
  const { signal, release } = cancelOnInterrupt();
  try {
    const report = await master({ ...job, host, signal, onProgress: view.update });
    await view.close('done');
    return report;
  } catch (thrown) {
    await view.close('failed');
    throw thrown;
  } finally {
    release();
  }
}
