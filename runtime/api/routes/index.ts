import type { Route } from '../route.ts';
import { postCancel } from './cancel-job.ts';
import { failurePages } from './failure-pages.ts';
import { getArtifact } from './get-artifact.ts';
import { getJob } from './get-job.ts';
import { health } from './health.ts';
import { jobArtifacts } from './job-artifacts.ts';
import { jobEvents } from './job-events.ts';
import { jobLogs } from './job-logs.ts';
import { jobWebhooks } from './job-webhooks.ts';
import { listJobs } from './list-jobs.ts';
import { listPresets } from './list-presets.ts';
import { listProfiles } from './list-profiles.ts';
import { metrics } from './metrics.ts';
import { postReplay } from './replay-job.ts';
import { postRetry } from './retry-job.ts';
import { submitBatch } from './submit-batch.ts';
import { submitJob, submitPlan } from './submit-job.ts';

/** All addresses that the document describes, in its order. */
export const routes: readonly Route[] = [
  submitJob,
  listJobs,
  getJob,
  jobEvents,
  jobLogs,
  jobArtifacts,
  postCancel,
  postRetry,
  postReplay,
  submitPlan,
  submitBatch,
  jobWebhooks,
  listPresets,
  listProfiles,
  getArtifact,
  health,
  metrics,
  failurePages,
];
