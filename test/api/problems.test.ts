import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { failureCodes } from '../../runtime/failure/codes.ts';
import { failure } from '../../runtime/failure/failure.ts';
import { conform, openService, type Service, smallest } from './support/service.ts';

let service: Service;

beforeAll(async () => {
  service = await openService();
});
afterAll(() => service[Symbol.asyncDispose]());

test('a problem says what it is, where a page about it is, and under which id it is logged', async () => {
  const answer = await service.ask('GET', '/v1/jobs/none');
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.body).toEqual({
    type: '/failures/api/not_found',
    title: 'Not found',
    status: 404,
    detail: 'there is no job none',
    code: 'api/not_found',
    hint: 'check the address, letter by letter; /docs lists all there are',
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
  });
  expect(service.log.some((line) => line.includes(answer.body.instance.slice('urn:uuid:'.length)))).toBe(true);
  const page = await service.ask('GET', answer.body.type);
  expect([page.status, page.text.startsWith('# api/not_found\n')]).toEqual([200, true]);
});

test.each(Object.keys(failureCodes))('the page of %s is served', async (code) => {
  expect((await service.ask('GET', `/failures/${code}`)).status).toBe(200);
});

test.each(['/failures/api/nothing', '/failures/../x', '/failures/api/..%2f..%2fREADME', '/failures/constructor/name'])(
  '%s is no page',
  async (url) => {
    expect((await service.ask('GET', url)).status).toBe(404);
  },
);

test.each([
  ['GET', '/', 404],
  ['GET', '/v2/jobs', 404],
  ['POST', '/v1/jobs/', 404],
  ['GET', '/v1/plan', 405],
  ['POST', '/healthz', 405],
  ['POST', '/v1/presets', 405],
] as const)('%s %s is %i', async (method, url, status) => {
  const { body, headers } = await service.ask(method, url, method === 'POST' ? {} : undefined);
  expect(body.status).toBe(status);
  expect(headers.allow !== undefined).toBe(status === 405);
});

test.each(['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'TRACE'] as const)(
  '%s is answered with what is possible',
  async (method) => {
    const response = await service.app.inject({ method: method as 'GET', url: '/v1/jobs' });
    expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  },
);

test.each(['/%', '/v1/jobs/%E0%A4%A', `/v1/jobs/${'a'.repeat(600)}`, '//', '/v1//jobs'])(
  'the address %s is a problem too',
  async (url) => {
    const { status, headers } = await service.ask('GET', url);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers['content-type']).toBe('application/problem+json');
  },
);

describe('what goes wrong inside', () => {
  test('is told without its insides, and logged with them', async () => {
    await using broken = await openService({ metrics: () => Promise.reject(new Error('s3cret at /srv/lathe')) });
    const { body, text } = await broken.ask('GET', '/metrics');
    expect(body).toMatchObject({ status: 500, code: 'internal/unexpected' });
    expect(text).not.toMatch(/s3cret|srv/);
    expect(broken.log.find((line) => line.includes(body.instance.slice(9)))).toContain('s3cret at /srv/lathe');
  });

  test('of storage is told without where that is', async () => {
    const { storage } = service.subject;
    const down = () =>
      Promise.reject(failure('storage/unavailable', { uri: `${service.base}/jobs/x`, reason: 'it is down' }));
    await using broken = await openService({ storage: { ...storage, head: down } });
    const { body, headers, text } = await broken.ask('POST', '/v1/jobs', await smallest(broken));
    expect(body).toMatchObject({ status: 503, code: 'storage/unavailable' });
    expect(headers['retry-after']).toBe('5');
    expect(text).not.toContain('lathe/jobs');
  });
});

describe('over the wire', () => {
  let port: number;

  beforeAll(async () => {
    port = Number(new URL(await service.app.listen({ host: '127.0.0.1', port: 0 })).port);
  });

  async function say(text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.end(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  }

  test.each([
    ['what is no HTTP', 'hello\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
    ],
  ])('%s is a problem too', async (_, text, status) => {
    const [head = '', body = ''] = (await say(text)).split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toBe(status);
    conform('Problem', JSON.parse(body));
  });

  test('a smuggled request is refused', async () => {
    const smuggled =
      'POST /v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n';
    expect(await say(smuggled)).not.toContain('alive');
  });
});
