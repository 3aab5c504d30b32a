import { internal, refusal } from '../definition.ts';

/** How a job can end before its work does. */
export const jobCodes = {
  'job/cancelled': refusal<{ reason: string }>('POLICY', ({ reason }) => ({
    message: `the job was cancelled: ${reason}`,
    hint: 'nothing was written; submit it again if this was not meant',
  })),
  'internal/unexpected': internal<{ reason: string }>(({ reason }) => ({
    message: `something happened that Lathe does not know: ${reason}`,
    hint: 'this is a defect: report it together with the report and the log',
  })),
} as const;
