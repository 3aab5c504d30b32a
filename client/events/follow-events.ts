import { isOver } from '../jobs/states.ts';
import { answerOf, bodyOf, type Connection } from '../transport/connection.ts';
import type { Cancellable, HeardEvent, JobEvent } from '../types.ts';
import { chunksOf } from './chunks-of.ts';
import { readMessages } from './read-stream.ts';
import { reconnecting } from './reconnecting.ts';

export interface EventOptions extends Cancellable {
  /** The `eventId` of the last event that is known; those after it follow. */
  readonly after?: string | undefined;
}

/** The service sends a comment every 15 seconds. */
const IDLE_MS = 50_000;

/** What happened to a job and what happens to it, until it is over; a connection that breaks is taken up where it broke. */
export async function* followEvents(
  connection: Connection,
  id: string,
  { after, signal }: EventOptions,
): AsyncGenerator<HeardEvent> {
  let known = after;
  const listen = async function* (): AsyncGenerator<HeardEvent, boolean> {
    let last: HeardEvent | undefined;
    const body = await open(connection, id, known, signal);
    if (body === undefined) return true; // it is over, and its end was known
    for await (const event of eventsIn(body, connection, signal)) {
      known = event.eventId ?? known;
      last = event;
      yield event;
    }
    return last !== undefined && (await isLast(connection, last, signal));
  };
  yield* reconnecting(listen, signal);
}

/** What fails is tried again by whoever listens, so it is asked once. */
async function open(
  { api, once }: Connection,
  id: string,
  after: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array> | undefined> {
  const header = after === undefined ? {} : { 'last-event-id': after };
  const params = { path: { id }, header };
  return await bodyOf(
    api.GET('/v1/jobs/{id}/events', { params, parseAs: 'stream', fetch: once, signal: signal ?? null }),
  );
}

async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  { url }: Connection,
  signal: AbortSignal | undefined,
): AsyncGenerator<HeardEvent> {
  for await (const { id: eventId, data } of readMessages(chunksOf(body, { url, signal, idleMs: IDLE_MS }))) {
    yield { ...(JSON.parse(data) as JobEvent), eventId }; // the document says what the data of each is
  }
}

/** A job that died may have been taken up again since. */
async function isLast({ api }: Connection, event: HeardEvent, signal: AbortSignal | undefined): Promise<boolean> {
  if (event.type === 'completed' || event.type === 'cancelled') return true;
  if (event.type !== 'died') return false;
  if (event.eventId === undefined) return true;
  const { jobId: id, round } = event;
  const job = await answerOf(api.GET('/v1/jobs/{id}', { params: { path: { id } }, signal: signal ?? null }));
  return isOver(job) && job.round === round;
}
