import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';

/**
 * What a webhook tells, as docs/webhooks.md has it: the event, and of the job what most callers need to go on, so that they need
 * not ask. It is rendered once: every repetition sends the same bytes.
 */
export function webhookBody({ type, at }: JobEvent, record: JobRecord): string {
  const { id, state, round, attempt, nextAttemptAt, reason, why, error, request, result } = record;
  const { externalId, tags } = request;
  const { output, destination } = result ?? {};
  const job = { id, state, round, attempt, nextAttemptAt, reason, why, error, externalId, tags, output, destination };
  return JSON.stringify({ type: `job.${type}`, jobId: id, at, job }); // leaves out what is undefined
}
