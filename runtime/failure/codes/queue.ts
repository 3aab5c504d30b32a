import type { Definition } from '../definition.ts';
import { outage, refusal } from '../definition.ts';
import { quoted } from '../wording.ts';

/** Failures of the queue, and of what the service remembers of its jobs. */
export const queueCodes = {
  'queue/unavailable': outage<{ reason: string }>(3, ({ reason }) => ({
    message: `the queue did not answer: ${reason}`,
    hint: 'check that Redis runs and that REDIS_URL leads to it, then try again',
  })),
  'queue/worker_lost': outage<{ times: number }>(1, ({ times }) => ({
    message: `${times} workers vanished while they had this job`,
    hint: 'it may exhaust their memory or crash them: look at the logs of its attempts, and run it alone with lathe run',
  })),
  'ledger/damaged': refusal<{ uri: string }>('POLICY', ({ uri }) => ({
    message: `what is kept at ${quoted(uri)} is no document of Lathe's`,
    hint: 'somebody else wrote there, or it was damaged: restore it from a backup or an older version of the object',
  })),
} as const satisfies Readonly<Record<string, Definition<never>>>;
