import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';

/** What a webhook tells: the event, and of the job what a caller needs to go on, so that most need not ask. */
export interface WebhookBody {
  readonly type: `job.${JobEvent['type']}`;
  readonly jobId: string;
  readonly at: string;
  readonly job: Pick<JobRecord, 'id' | 'state' | 'round' | 'attempt' | 'nextAttemptAt' | 'reason' | 'why' | 'error'> & {
    readonly externalId?: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly output?: NonNullable<JobRecord['result']>['output'];
    readonly destination?: string;
  };
}

/** Renders what is posted, once: every repetition sends the same bytes. */
export function webhookBody({ type, at }: JobEvent, record: JobRecord): string {
  const { id, state, round, attempt, nextAttemptAt, reason, why, error, request, result } = record;
  const { externalId, tags } = request;
  const { output, destination } = result ?? {};
  const job = { id, state, round, attempt, nextAttemptAt, reason, why, error, externalId, tags, output, destination };
  return JSON.stringify({ type: `job.${type}`, jobId: id, at, job }); // leaves out what is undefined
}
