import type { JobRecord, JobRequest } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import { type JobId, newJobId } from '../../jobs/job-id.ts';
import type { ApiContext } from '../context.ts';
import { rebuild } from '../jobs/rebuild.ts';
import { digestOfBody, type Repeatable, repeatable, reserve, standing } from './idempotency.ts';
import type { Prepared } from './prepare.ts';

/** Something that makes a job. */
export interface Order {
  /** What it is for and what was sent: together they are what an idempotency key stands for. */
  readonly purpose: string;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  /** The name of the token; undefined where none is asked for. */
  readonly caller: string | undefined;
  readonly traceId: string;
  /** Finds out whether it can be done; it is not asked where the job is known already. */
  readonly prepare: () => Promise<Prepared>;
}

export interface Acceptance {
  readonly record: JobRecord;
  /** Whether this is the answer to an earlier request with the same key. */
  readonly isReplay: boolean;
}

/**
 * Accepts a job: once this returns, it is in storage and in the queue.
 *
 * @throws RequestRefused where it cannot be done
 * @throws LatheFailure `api/idempotency_conflict`, `api/overloaded`, and what lies on this side; without a key there is then no job
 */
export async function accept(context: ApiContext, order: Order): Promise<Acceptance> {
  const bodySha256 = digestOfBody(order.purpose, order.body);
  const key = order.idempotencyKey;
  const repeat = key === undefined ? undefined : repeatable(order.caller ?? '', key, bodySha256);
  const before = repeat === undefined ? undefined : await standing(context, repeat);
  const known = before === undefined ? undefined : await context.ledger.readRequest(before.id);
  if (known !== undefined) return { record: await resume(context, known), isReplay: true };
  await context.pressure.admit();
  const prepared = await order.prepare();
  const { id } = before ?? (await claim(context, repeat));
  return await begin(context, requestOf(context, order, prepared, id, bodySha256), repeat);
}

async function claim({ ledger }: ApiContext, repeat: Repeatable | undefined): Promise<{ readonly id: JobId }> {
  return repeat === undefined ? { id: newJobId() } : await reserve(ledger, repeat);
}

function requestOf(
  { outputsBase }: ApiContext,
  { traceId, caller }: Order,
  { extension, destination, ...prepared }: Prepared,
  id: JobId,
  bodySha256: string,
): JobRequest {
  const place = prepared.kind === 'plan' ? {} : { destination: destination ?? `${outputsBase}/${id}.${extension}` };
  const submittedBy = caller === undefined ? {} : { submittedBy: caller };
  return {
    format: 1,
    id,
    createdAt: new Date().toISOString(),
    ...prepared,
    ...place,
    ...submittedBy,
    traceId,
    bodySha256,
  };
}

async function begin(context: ApiContext, request: JobRequest, repeat: Repeatable | undefined): Promise<Acceptance> {
  try {
    const first = await context.ledger.accept(request); // of several with one key in the same moment
    return { record: await context.queue.enqueue(first, 1), isReplay: first !== request };
  } catch (thrown) {
    // With a key the caller comes back for the very job; without one, no job may come of what was answered with a failure.
    if (repeat === undefined) await takeBack(context, request);
    else context.recoverLater?.(request.id as JobId); // made by newJobId; nothing to do where it is not in storage
    throw thrown;
  }
}

async function takeBack({ ledger, logger }: ApiContext, { id, traceId, preset }: JobRequest): Promise<void> {
  const why = 'it was not accepted: the queue did not answer';
  try {
    await ledger.decide({ format: 1, id, round: 1, state: 'CANCELLED', endedAt: new Date().toISOString(), why });
    await ledger.settle(id as JobId); // made by newJobId
  } catch (cause) {
    logger.error(
      { jobId: id, attempt: 0, presetHash: preset.hash, traceId, err: cause },
      'a job that was refused may still run',
    );
  }
}

/** A key that comes again finds the job as it stands, and brings it into the queue where it is missing there. */
async function resume(context: ApiContext, request: JobRequest): Promise<JobRecord> {
  const id = request.id as JobId; // read back from what newJobId made
  const found = await context.queue.find(id);
  if (found !== undefined && isTerminal(found.record.state)) return found.record;
  const survey = await context.ledger.survey(id);
  if (!survey.isDecided) return await context.queue.enqueue(request, survey.round);
  return (await rebuild(context.ledger, id)) ?? (await context.queue.enqueue(request, survey.round));
}
