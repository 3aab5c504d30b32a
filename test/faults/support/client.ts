import { setTimeout as pause } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { isTerminal } from '../../../runtime/jobs/advance.ts';
import type { Event, Job, Submission } from '../../../schemas/generated/api.ts';
import type { History } from './history.ts';

/** A caller who does not give up: what is not answered is asked again. */
export interface Client {
  /**
   * Submits an order until it is acknowledged, always with the same idempotency key.
   *
   * @returns the job's id
   */
  submit(order: string, submission: Submission): Promise<string>;
  /** Follows a job to its end, and from where it was where the connection breaks. */
  follow(job: string, onEvent?: (event: Event) => void): Promise<Job['state']>;
  find(job: string): Promise<Job>;
}

const AGAIN_MS = 100;

export function openClient(baseUrl: string, history: History): Client {
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const response = await persist(() => fetch(`${baseUrl}${path}`));
    return (await response.json()) as Answer; // as schemas/api.schema.json has it
  };
  const told = (job: string, state: Job['state']): boolean => {
    history.add({ kind: 'told', job, state });
    return isTerminal(state);
  };
  const client: Client = {
    submit: async (order, submission) => {
      const body = JSON.stringify({ ...submission, externalId: order });
      const headers = { 'content-type': 'application/json', 'idempotency-key': order.replaceAll(/[^\w-]/g, '_') };
      const response = await persist(() => fetch(`${baseUrl}/v1/jobs`, { method: 'POST', body, headers }));
      const { id } = (await response.json()) as Job; // as above
      history.add({ kind: 'acknowledged', job: id, order });
      return id;
    },
    follow: async (job, onEvent) => {
      let after: string | undefined;
      while (true) {
        const lastId = after === undefined ? {} : { 'last-event-id': after };
        const url = `${baseUrl}/v1/jobs/${job}/events`;
        const { body } = await persist(() => fetch(url, { headers: { accept: 'text/event-stream', ...lastId } }));
        for await (const { id, event } of eventsIn(body)) {
          after = id ?? after;
          onEvent?.(event);
          if (event.type !== 'progress' && told(job, event.state)) return event.state;
        }
        const { state } = await client.find(job); // events that Redis lost are told no more
        if (told(job, state)) return state;
        await pause(AGAIN_MS);
      }
    },
    find: (job) => ask<Job>(`/v1/jobs/${job}`),
  };
  return client;
}

/** Refused connections and 5xx are for another try; anything else that is no success is a fault of the test. */
async function persist(request: () => Promise<Response>): Promise<Response> {
  while (true) {
    const response = await request().catch(() => undefined);
    if (response?.ok) return response;
    if (response !== undefined && response.status < 500)
      throw new Error(`${response.status}: ${await response.text()}`);
    await pause(AGAIN_MS);
  }
}

async function* eventsIn(body: Response['body']) {
  if (body === null) return;
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  try {
    for await (const { id, data } of events) yield { id, event: JSON.parse(data) as Event }; // as above
  } catch {
    return; // the connection broke
  }
}
