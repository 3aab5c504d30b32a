import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newJobId } from '../../runtime/jobs/job-id.ts';
import { type DelivererOptions, deliverer } from '../../runtime/webhooks/deliverer.ts';
import { readWebhookOrigins } from '../../runtime/webhooks/origins.ts';
import { verifyWebhook } from '../../runtime/webhooks/signature.ts';
import { failureOf } from '../engine/support/failures.ts';

const secret = 'a secret that both sides have';
const body = '{"type":"job.completed","note":"Müsik"}';

interface Received {
  readonly request: IncomingMessage;
  readonly text: string;
}

/** Somebody who receives webhooks. */
async function receiver(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray().catch(() => undefined);
    if (chunks === undefined) return; // whoever sent it has given up in the middle
    received.push({ request, text: Buffer.concat(chunks).toString('utf8') });
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { received, origin: `http://127.0.0.1:${port}` };
}

function deliver(origin: string, path = '/hook?token=s3cret', options: Partial<DelivererOptions> = {}) {
  const post = deliverer({ secret, allow: readWebhookOrigins([origin]), ...options });
  return post({ deliveryId: '1', eventId: '1000-0', jobId: newJobId(), url: `${origin}${path}`, body });
}

test('a webhook arrives signed, with the id of its event, and exactly as it was written', async () => {
  const { received, origin } = await receiver((response) => response.writeHead(204).end());
  expect(await deliver(origin)).toEqual({ status: 204 });
  const [{ request, text } = expectOne()] = received;
  const header = String(request.headers['lathe-signature']);
  expect(text).toBe(body);
  expect(request).toMatchObject({ method: 'POST', url: '/hook?token=s3cret' });
  expect(request.headers).toMatchObject({ 'content-type': 'application/json', 'lathe-event-id': '1000-0' });
  expect(verifyWebhook({ secret, header, body: text, now: Date.now() / 1000 })).toBe(true);
});

test.each([200, 201, 400, 404, 410, 429, 500, 503])('an answer of %i is told as it is', async (status) => {
  const { origin } = await receiver((response) => response.writeHead(status).end('whatever it says'));
  expect(await deliver(origin)).toEqual({ status });
});

test('a redirect is told, and not followed', async () => {
  const elsewhere = await receiver((response) => response.end());
  const { origin } = await receiver((response) => response.writeHead(307, { location: `${elsewhere.origin}/` }).end());
  expect(await deliver(origin)).toEqual({ status: 307 });
  expect(elsewhere.received).toEqual([]);
});

test('an answer without end is not read to its end', async () => {
  const { origin } = await receiver((response) => {
    response.writeHead(200);
    const more = (): void => void (response.destroyed || response.write('x'.repeat(65_536), more));
    more();
  });
  expect(await deliver(origin)).toEqual({ status: 200 });
});

describe('what fails is told without the secret in the URL', () => {
  test('nobody answers in time', async () => {
    const { origin } = await receiver(() => {});
    const thrown = await failureOf(deliver(origin, undefined, { timeoutMs: 50 }));
    expect([thrown.code, thrown.retryable, thrown.message]).toEqual([
      'api/webhook_failed',
      true,
      'the receiver of the webhook could not be reached: it did not answer within 50 ms',
    ]);
    expect(thrown.cause).toBeUndefined();
  });

  test('nobody is there', async () => {
    const thrown = await failureOf(deliver('http://127.0.0.1:1'));
    expect(thrown.code).toBe('api/webhook_failed');
    expect(thrown.message).not.toContain('s3cret');
  });

  test('the connection is cut', async () => {
    const { origin } = await receiver((response) => void response.socket?.destroy());
    expect((await failureOf(deliver(origin))).code).toBe('api/webhook_failed');
  });

  test('its origin is not allowed any more', async () => {
    const { origin, received } = await receiver((response) => response.end());
    const thrown = await failureOf(
      deliver(origin, undefined, { allow: readWebhookOrigins(['https://caller.internal']) }),
    );
    expect([thrown.code, received]).toEqual(['api/bad_notify', []]);
    expect(thrown.message).not.toContain('s3cret');
  });
});

describe('the list of origins', () => {
  test('is read as origins are written', () => {
    expect(
      readWebhookOrigins(['https://Caller.Internal', 'http://10.0.0.5:8080/', 'https://caller.internal:443']),
    ).toEqual(['https://caller.internal', 'http://10.0.0.5:8080', 'https://caller.internal']);
    expect(readWebhookOrigins([])).toEqual([]);
  });

  test.each([
    'caller.internal',
    'https://caller.internal/hooks',
    'https://*.internal',
    'https://user:s3cret@caller.internal',
    'ftp://caller.internal',
    '*',
    '',
  ])('does not take %j', (entry) => {
    expect(() => readWebhookOrigins([entry])).toThrow('is no origin that webhooks could be sent to');
    expect(() => readWebhookOrigins([entry])).not.toThrow('s3cret');
  });
});

function expectOne(): never {
  throw new Error('nothing arrived');
}
