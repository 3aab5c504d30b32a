import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openService, type Service, smallest } from '../api/support/service.ts';
import { begin, complete } from '../api/support/worker.ts';
import { nastyText } from '../storage/support/nasty.ts';

let service: Service;
let submission: Awaited<ReturnType<typeof smallest>>;
let id: string;

beforeAll(async () => {
  service = await openService({ limits: { requestsPerMinute: 1e9, waiting: 1e9 } });
  submission = await smallest(service);
  id = (await post(submission)).body.id;
  await complete(service, id as never, await begin(service, id as never));
});
afterAll(() => service[Symbol.asyncDispose]());

const post = (body: unknown, headers = {}) => service.ask('POST', '/v1/jobs', body, headers);
const get = (path: string) => service.ask('GET', path);
const quoted = (text: string) => encodeURIComponent(text.toWellFormed());

/** Every place in which somebody else's text arrives. */
const places = {
  inputAssetId: (text: string) => post({ ...submission, inputAssetId: text }),
  'inputAssetId below the allowed folder': (text: string) =>
    post({ ...submission, inputAssetId: service.subject.uri(`in/${text}`) }),
  'name of an input': (text: string) =>
    post({ ...submission, inputAssetId: undefined, inputs: { [text]: submission.inputAssetId } }),
  'stream of an input': (text: string) =>
    post({ ...submission, inputAssetId: undefined, inputs: { voice: { uri: submission.inputAssetId, stream: text } } }),
  audioProfile: (text: string) => post({ ...submission, audioProfile: text }),
  outputProfile: (text: string) => post({ ...submission, outputProfile: text }),
  'value of a param': (text: string) => post({ ...submission, params: { target: text } }),
  'name of a param': (text: string) => post({ ...submission, params: { [text]: 1 } }),
  destination: (text: string) => post({ ...submission, destination: text }),
  'destination below the allowed folder': (text: string) =>
    post({ ...submission, destination: service.subject.uri(`out/${text}.m4a`) }),
  'value of a tag': (text: string) => post({ ...submission, tags: { show: text } }),
  'name of a tag': (text: string) => post({ ...submission, tags: { [text]: 'x' } }),
  externalId: (text: string) => post({ ...submission, externalId: text }),
  'notify.url': (text: string) => post({ ...submission, notify: { url: text } }),
  'name of a field': (text: string) => post({ ...submission, [text]: 'x' }),
  'Idempotency-Key': (text: string) =>
    post(submission, {
      'idempotency-key': Buffer.from(text)
        .toString('latin1')
        .replaceAll(/[\r\n\0]/g, ''),
    }),
  traceparent: (text: string) =>
    post(submission, {
      traceparent: Buffer.from(text)
        .toString('latin1')
        .replaceAll(/[\r\n\0]/g, ''),
    }),
  'whole body': (text: string) => post(text, { 'content-type': 'application/json' }),
  'id of a job': (text: string) => get(`/v1/jobs/${quoted(text)}`),
  'name of a file': (text: string) => get(`/v1/jobs/${id}/artifacts/${quoted(text)}`),
  'unquoted name of a file': (text: string) =>
    get(`/v1/jobs/${id}/artifacts/${text.toWellFormed().replaceAll(/[^\x21-\x7e]/g, '_')}`),
  'file of a log': (text: string) => get(`/v1/jobs/${id}/logs?attempt=1&file=${quoted(text)}`),
  'attempt of a log': (text: string) => get(`/v1/jobs/${id}/logs?attempt=${quoted(text)}`),
  'Last-Event-ID': (text: string) =>
    service.ask('GET', `/v1/jobs/${id}/events`, undefined, { 'last-event-id': text.replaceAll(/[^\x20-\x7e]/g, '_') }),
  'why of a cancellation': (text: string) => service.ask('POST', `/v1/jobs/${id}/cancel`, { why: text }),
  'tag of a list': (text: string) => get(`/v1/jobs?limit=1&tag=${quoted(text)}`),
  'externalId of a list': (text: string) => get(`/v1/jobs?limit=1&externalId=${quoted(text)}`),
  'preset of a list': (text: string) => get(`/v1/jobs?limit=1&preset=${quoted(text)}`),
  'cursor of a list': (text: string) => get(`/v1/jobs?limit=1&cursor=${quoted(text)}`),
  'hash of an artifact': (text: string) => get(`/v1/artifacts/${quoted(text)}`),
  'code of a page': (text: string) => get(`/failures/${quoted(text)}/${quoted(text)}`),
  'id of a webhook': (text: string) => service.ask('POST', `/v1/jobs/${id}/webhooks/${quoted(text)}/replay`),
} as const;

test('ten thousand texts in every place are answered, and none brings anything down or leads anywhere', {
  timeout: 600_000,
}, async () => {
  const place = fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[]));
  await fc.assert(
    fc.asyncProperty(place, nastyText, async (where, text) => {
      const { status, headers, text: answer } = await places[where](text);
      expect([where, text, status >= 200 && status < 500]).toEqual([where, text, true]);
      if (status >= 400) expect(headers['content-type']).toBe('application/problem+json');
      expect(answer).not.toContain('root:x:0');
    }),
    { numRuns: 10_000 },
  );
  expect(service.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  const { storage, uri } = service.subject;
  const written: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await storage.list(uri(''), { cursor });
    written.push(...page.objects.map((object) => object.uri));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const own = new RegExp(`^${uri('lathe')}/(?:jobs|pending|idempotency|artifacts|labels)/[a-z0-9_./-]+$`);
  expect(written.filter((one) => !own.test(one))).toEqual([uri('in/original.mp4')]);
});
