import { isTerminal } from '../jobs/advance.ts';
import { endEvent } from '../jobs/end-event.ts';
import { type JobId, madeAt } from '../jobs/job-id.ts';
import { recordEvent } from '../jobs/record-event.ts';
import type { RecoverOptions, Recovery } from './recovery.ts';

const DAY_MS = 86_400_000;

/** Makes the record of an ended job again where Redis has lost it, or never heard of its end. */
export async function rebuildRecord(options: RecoverOptions, id: JobId): Promise<Recovery> {
  const { ledger, queue, days = 30, signal } = options;
  if (Date.now() - madeAt(id) > days * DAY_MS) return 'skipped';
  const found = await queue.find(id);
  if (found !== undefined && isTerminal(found.record.state)) return 'skipped';
  const [survey, request] = await Promise.all([ledger.survey(id, { signal }), ledger.readRequest(id, { signal })]);
  const { round, isDecided } = survey;
  const result = isDecided ? await ledger.readResult(id, round, { signal }) : undefined;
  if (request === undefined || result === undefined) return 'skipped';
  const isPast = found === undefined; // its webhooks were sent long since
  await recordEvent(queue, id, { request, round }, endEvent(result), { isPast });
  return 'rebuilt';
}
