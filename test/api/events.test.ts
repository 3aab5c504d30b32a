import { get } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import { conform, openService, type Service, smallest } from './support/service.ts';
import { begin, complete, die } from './support/worker.ts';

let service: Service;
let origin: string;

beforeAll(async () => {
  service = await openService({ limits: { heartbeatMs: 20, streams: 3, requestsPerMinute: 1_000_000 } });
  origin = await service.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => service[Symbol.asyncDispose]());

async function submit(): Promise<JobId> {
  return (await service.ask('POST', '/v1/jobs', await smallest(service))).body.id;
}

/** Listens to a job over a real connection, as a client does. */
async function listen(id: JobId, lastEventId?: string) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  const response = await fetch(`${origin}/v1/jobs/${id}/events`, { headers, signal: leaving.signal });
  return { response, leave: () => leaving.abort(), messages: messagesOf(response) };
}

async function* messagesOf(response: Response): AsyncGenerator<EventSourceMessage | 'heartbeat'> {
  const heard: (EventSourceMessage | 'heartbeat')[] = [];
  const parser = createParser({
    onEvent: (event) => void heard.push(event),
    onComment: () => void heard.push('heartbeat'),
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* heard.splice(0);
  }
}

async function next(messages: AsyncGenerator<EventSourceMessage | 'heartbeat'>): Promise<EventSourceMessage> {
  while (true) {
    const { value, done } = await messages.next();
    if (done === true) throw new Error('the stream ended');
    if (value !== 'heartbeat') return value;
  }
}

async function rest(messages: AsyncGenerator<EventSourceMessage | 'heartbeat'>): Promise<readonly string[]> {
  const events: string[] = [];
  for await (const message of messages) if (message !== 'heartbeat') events.push(message.event ?? '');
  return events;
}

test('a job is followed from its submission to its end, and the stream ends with it', async () => {
  const id = await submit();
  const { response, messages } = await listen(id);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect((await next(messages)).event).toBe('submitted');
  const attempt = await begin(service, id);
  const started = await next(messages);
  const event = JSON.parse(started.data);
  conform('Event', event);
  expect(event).toMatchObject({ type: 'started', jobId: id, state: 'PROCESSING', attempt: 1, worker: 'worker-1' });
  service.queue.progress(id, { attempt, stage: 'render', detail: 'encoding', fraction: 0.5 });
  expect(JSON.parse((await next(messages)).data)).toMatchObject({ type: 'progress', progress: { fraction: 0.5 } });
  await complete(service, id, attempt, { report: { secret: 'a long report' } });
  const completed = JSON.parse((await next(messages)).data);
  conform('Event', completed);
  expect([completed.state, completed.outcome.attempt, completed.outcome.report]).toEqual(['COMPLETED', 1, undefined]);
  expect(await rest(messages)).toEqual([]);
});

test('silence is filled with comments', async () => {
  const { messages, leave } = await listen(await submit());
  let beats = 0;
  for await (const message of messages) {
    if (message === 'heartbeat') beats += 1;
    if (beats === 3) break;
  }
  leave();
  expect(beats).toBe(3);
});

test('after a break it goes on behind the last event that arrived', async () => {
  const id = await submit();
  const first = await listen(id);
  const { id: lastEventId } = await next(first.messages);
  first.leave();
  const attempt = await begin(service, id);
  await complete(service, id, attempt);
  const second = await listen(id, lastEventId);
  expect(await rest(second.messages)).toEqual(['started', 'completed']);
});

test('a job that died and was taken up again is followed to the end of its present round', async () => {
  const id = await submit();
  await die(service, id, await begin(service, id));
  await service.ask('POST', `/v1/jobs/${id}/retry`);
  const { messages } = await listen(id);
  const heard = [await next(messages), await next(messages), await next(messages), await next(messages)];
  expect(heard.map(({ event }) => event)).toEqual(['submitted', 'started', 'died', 'retried']);
  await die(service, id, await begin(service, id));
  expect(await rest(messages)).toEqual(['started', 'died']);
});

describe('of a job that is over', () => {
  test('all is told, and the stream ends at once', async () => {
    const id = await submit();
    await die(service, id, await begin(service, id));
    expect(await rest((await listen(id)).messages)).toEqual(['submitted', 'started', 'died']);
  });

  test('who knows its end already is told not to come again', async () => {
    const id = await submit();
    await complete(service, id, await begin(service, id));
    const { body } = await service.app.inject(`/v1/jobs/${id}/events`);
    const ids = [...body.matchAll(/^id: (.*)$/gm)].map(([, found]) => found);
    const { response } = await listen(id, ids.at(-1));
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('the end is told where its events are no longer kept', async () => {
    const id = await submit();
    await complete(service, id, await begin(service, id));
    service.queue.lose();
    expect(await rest((await listen(id)).messages)).toEqual(['completed']);
  });

  test('the end of its last round counts', async () => {
    const id = await submit();
    await die(service, id, await begin(service, id));
    await service.ask('POST', `/v1/jobs/${id}/retry`);
    await complete(service, id, await begin(service, id));
    expect(await rest((await listen(id)).messages)).toEqual([
      'submitted',
      'started',
      'died',
      'retried',
      'started',
      'completed',
    ]);
  });
});

test('no more are served than there is room for, and who leaves makes room', async () => {
  const id = await submit();
  const open = [await listen(id), await listen(id), await listen(id)];
  for (const { messages } of open) await next(messages);
  const { response } = await listen(id);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  conform('Problem', await response.json());
  for (const { leave } of open) leave();
  await expect.poll(async () => (await listen(id)).response.status).toBe(200);
});

test('who leaves before the stream begins takes no room', async () => {
  const id = await submit();
  const { find } = service.queue;
  onTestFinished(() => {
    service.queue.find = find;
  });
  for (let gone = 0; gone < 3; gone += 1) {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    service.app.server.once('connection', (socket) => socket.once('close', leave));
    const asking = get(`${origin}/v1/jobs/${id}/events`, { agent: false }).on('error', () => undefined);
    const { promise: looked, resolve: look } = Promise.withResolvers<void>();
    service.queue.find = async (job) => {
      asking.destroy();
      await left;
      look();
      return await find(job);
    };
    await looked;
  }
  service.queue.find = find;
  const { response } = await listen(id);
  expect(response.status).toBe(200);
});

test('closing the service ends its streams', async () => {
  await using closing = await openService();
  const at = await closing.app.listen({ host: '127.0.0.1', port: 0 });
  const { id } = (await closing.ask('POST', '/v1/jobs', await smallest(closing))).body;
  const response = await fetch(`${at}/v1/jobs/${id}/events`);
  const messages = messagesOf(response);
  await next(messages);
  await closing.app.close();
  expect(await rest(messages)).toEqual([]);
});

test.each([
  ['no such job', '019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f', {}, 404],
  ['HEAD, which would never end', undefined, { method: 'HEAD' }, 405],
  ['an id of an event that can be none', undefined, { headers: { 'last-event-id': 'a b' } }, 400],
] as const)('%s is refused', async (_, id, options, status) => {
  const response = await service.app.inject({ url: `/v1/jobs/${id ?? (await submit())}/events`, ...options });
  expect(response.statusCode).toBe(status);
});

test('a queue that is down is told before the stream begins', async () => {
  const id = await submit();
  service.queue.down = true;
  onTestFinished(() => {
    service.queue.down = false;
  });
  expect((await service.ask('GET', `/v1/jobs/${id}/events`)).body).toMatchObject({
    status: 503,
    code: 'queue/unavailable',
  });
});
