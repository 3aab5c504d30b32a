import { openHost } from '../../runtime/engine/host/open-host.ts';
import type { JobPlan } from '../../runtime/engine/plan/job-plan.ts';
import { planJob } from '../../runtime/engine/plan/plan-job.ts';
import { cancelOnInterrupt } from '../run/interrupt.ts';
import type { ProgressView } from '../run/progress-view.ts';
import type { ReadJob } from '../run/read-job.ts';

/** Plans a job with this machine's FFmpeg, shown as it goes; Ctrl-C cancels it. */
export async function runPlan(job: ReadJob, view: ProgressView): Promise<JobPlan> {
  const host = await openHost();
  const { signal, release } = cancelOnInterrupt();
  try {
    const plan = await planJob({ ...job, host, signal, onProgress: view.update });
    await view.close('done');
    return plan;
  } catch (thrown) {
    await view.close('failed');
    throw thrown;
  } finally {
    release();
  }
}
