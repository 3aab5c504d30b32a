import { outage } from '../definition.ts';
import { quoted } from '../wording.ts';

/** Failures of the machine that a worker runs on. */
export const workerCodes = {
  'worker/scratch_unusable': outage<{ path: string; reason: string }>(3, ({ path, reason }) => ({
    message: `the worker cannot use its scratch folder ${quoted(path)}: ${reason}`,
    hint: 'check that the folder is on a sound disk and that the worker may write there; another worker can do the job',
  })),
} as const;
