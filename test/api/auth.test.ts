import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOfToken } from '../../runtime/api/auth/token.ts';
import { checkListening } from '../../runtime/api/check-listening.ts';
import { openApi } from '../../runtime/api/open-api.ts';
import { openService, type Service, smallest } from './support/service.ts';

const tokens = (['read', 'submit', 'admin'] as const).map((scope) => ({
  name: `the ${scope} one`,
  sha256: digestOfToken(`token-${scope}`),
  scopes: [scope],
}));

let service: Service;

beforeAll(async () => {
  service = await openService({ tokens });
});
afterAll(() => service[Symbol.asyncDispose]());

const bearer = (scope: string) => ({ authorization: `Bearer token-${scope}` });
const job = '/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f';

/** Every address, and who may use it. */
const addresses = [
  ['POST', '/v1/jobs', 'submit'],
  ['POST', '/v1/plan', 'submit'],
  ['POST', '/v1/batch', 'submit'],
  ['POST', `${job}/cancel`, 'submit'],
  ['POST', `${job}/retry`, 'submit'],
  ['POST', `${job}/replay`, 'submit'],
  ['POST', `${job}/webhooks/x/replay`, 'submit'],
  ['GET', '/v1/jobs', 'read'],
  ['GET', job, 'read'],
  ['GET', `${job}/events`, 'read'],
  ['GET', `${job}/logs`, 'read'],
  ['GET', `${job}/artifacts`, 'read'],
  ['GET', `${job}/artifacts/master.m4a`, 'read'],
  ['GET', `${job}/webhooks`, 'read'],
  ['GET', '/v1/presets', 'read'],
  ['GET', '/v1/profiles', 'read'],
  ['GET', `/v1/artifacts/${'0'.repeat(64)}`, 'read'],
  ['GET', '/readyz', 'read'],
  ['GET', '/metrics', 'read'],
  ['GET', '/openapi.json', 'read'],
  ['GET', '/docs', 'read'],
  ['GET', '/docs/', 'read'],
  ['GET', '/docs/static/swagger-ui.css', 'read'],
  ['GET', '/failures/api/not_found', 'read'],
] as const;

describe.each(addresses)('%s %s needs %s', (method, url, scope) => {
  const body = method === 'POST' ? {} : undefined;

  test('no token and a wrong one are refused, and told how to come', async () => {
    for (const headers of [
      {},
      bearer('wrong'),
      { authorization: 'Bearer ' },
      { authorization: 'token-admin' },
      { authorization: 'Digest token-admin' },
    ]) {
      const answer = await service.ask(method, url, body, headers);
      expect(answer.body).toMatchObject({ status: 401, code: 'api/unauthorized' });
      expect(answer.headers['www-authenticate']).toMatch(/^(?:Bearer|Basic) realm="lathe"$/);
    }
  });

  test('another scope is refused', async () => {
    const other = scope === 'read' ? 'submit' : 'read';
    expect((await service.ask(method, url, body, bearer(other))).body).toMatchObject({
      status: 403,
      code: 'api/forbidden',
    });
  });

  test('that scope and admin are let in', async () => {
    for (const held of [scope, 'admin']) {
      expect([401, 403]).not.toContain((await service.ask(method, url, body, bearer(held))).status);
    }
  });
});

test('every address that the document has is in this list', () => {
  const documented = Object.entries(service.app.swagger().paths ?? {}).flatMap(([path, operations]) =>
    Object.keys(operations ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const patterns = documented.map((address) => new RegExp(`^${address.replaceAll(/\{[a-z]+\}/g, '[^/]+')}$`));
  const known = addresses.map(([method, url]) => `${method} ${url}`);
  expect(documented.filter((_, index) => !known.some((address) => patterns[index]?.test(address)))).toEqual([
    'GET /healthz',
  ]);
});

test('whether it is alive anybody may ask', async () => {
  expect(await service.ask('GET', '/healthz')).toMatchObject({
    status: 200,
    body: { status: 'alive', version: '1.2.3' },
  });
});

test('a browser sends the token as a password, to pages alone', async () => {
  const basic = { authorization: `Basic ${Buffer.from('anybody:token-read').toString('base64')}` };
  expect((await service.ask('GET', '/docs/', undefined, basic)).status).toBe(200);
  expect((await service.ask('GET', '/v1/jobs', undefined, basic)).status).toBe(401);
});

test('a job names the token that it was submitted with, and keys of one token are not those of another', async () => {
  await using other = await openService({
    tokens: [...tokens, { name: 'second', sha256: digestOfToken('token-second'), scopes: ['submit'] }],
  });
  const body = await smallest(other);
  const post = (token: string) => other.ask('POST', '/v1/jobs', body, { ...bearer(token), 'idempotency-key': 'one' });
  const [one, two] = [await post('submit'), await post('second')];
  expect([one.body.submittedBy, two.body.submittedBy]).toEqual(['the submit one', 'second']);
  expect(one.body.id).not.toBe(two.body.id);
});

test('the token is kept nowhere: neither in the log nor in storage', async () => {
  await service.ask('POST', '/v1/jobs', await smallest(service), bearer('submit'));
  await service.ask('GET', '/v1/jobs?externalId=token-read', undefined, bearer('wrong'));
  expect(service.log.join('')).not.toMatch(/token-(?:read|submit|admin|wrong)/);
  expect(service.log.join('')).toContain('the submit one');
});

test('tokens that nobody could present are refused at the start', async () => {
  const bad = [{ name: 'mine', sha256: 'token', scopes: ['read' as const] }];
  await expect(openApi({ tokens: bad } as never)).rejects.toThrow('token "mine" has no SHA-256');
  expect(digestOfToken('abc')).toBe(createHash('sha256').update('abc').digest('hex'));
});

describe('listening', () => {
  test.each(['127.0.0.1', '127.3.2.1', 'localhost', '::1'])('on %s needs no tokens', (host) => {
    expect(() => checkListening(host, [])).not.toThrow();
  });

  test.each(['0.0.0.0', '::', '', '10.0.0.5', 'lathe.internal', '127.0.0.1.evil.example', '127.1', '::ffff:10.0.0.5'])(
    'on %j needs some',
    (host) => {
      expect(() => checkListening(host, [])).toThrow('without tokens the API does not listen');
      expect(() => checkListening(host, tokens)).not.toThrow();
    },
  );
});
