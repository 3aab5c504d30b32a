import { master } from '../../runtime/engine/master/master.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import type { MasterRequest } from '../../runtime/engine/master/request.ts';
import type { ProgressView } from './progress-view.ts';
import { withFfmpeg } from './with-ffmpeg.ts';

/** A job but for what the command's surroundings add to it. */
export type Job = Omit<MasterRequest, 'host' | 'signal' | 'onProgress'>;

/** Runs a job with this machine's FFmpeg, shown as it goes; Ctrl-C cancels it. */
export async function runJob(job: Job, view: ProgressView): Promise<MasterReport> {
  return withFfmpeg(view, (surroundings) => master({ ...job, ...surroundings }));
}
