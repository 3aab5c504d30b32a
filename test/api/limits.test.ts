import { expect, test } from 'vitest';
import { digestOfToken } from '../../runtime/api/auth/token.ts';
import { pressureOf } from '../../runtime/api/submit/pressure.ts';
import { failureOf } from '../engine/support/failures.ts';
import { openService, smallest } from './support/service.ts';

test('whoever asks too often is told when to come again, each token for itself', async () => {
  const tokens = ['one', 'two'].map((name) => ({ name, sha256: digestOfToken(name), scopes: ['read' as const] }));
  await using service = await openService({ tokens, limits: { requestsPerMinute: 3 } });
  const ask = (token: string) => service.ask('GET', '/v1/jobs', undefined, { authorization: `Bearer ${token}` });
  const statuses = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push((await ask('one')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await ask('one');
  expect(refused.body).toMatchObject({ status: 429, code: 'api/rate_limited' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('two')).status).toBe(200);
});

test('guesses at tokens, and at addresses, are counted by where they come from', async () => {
  const tokens = [{ name: 'one', sha256: digestOfToken('one'), scopes: ['read' as const] }];
  await using service = await openService({ tokens, limits: { requestsPerMinute: 4 } });
  const guess = (token: string, url = '/v1/jobs') =>
    service.ask('GET', url, undefined, { authorization: `Bearer ${token}` });
  const statuses = [
    (await guess('a')).status,
    (await guess('b')).status,
    (await guess('c', '/x')).status,
    (await guess('d', '/y')).status,
  ];
  expect(statuses).toEqual([401, 401, 404, 404]);
  expect([(await guess('e')).status, (await guess('one')).status]).toEqual([429, 200]);
  expect((await service.ask('GET', '/healthz')).status).toBe(200);
});

test('past the queue’s limit nothing is accepted, and what was reads on', async () => {
  await using service = await openService({ limits: { waiting: 2, requestsPerMinute: 1_000_000 } });
  const body = await smallest(service);
  const answers = await Promise.all(Array.from({ length: 5 }, () => service.ask('POST', '/v1/jobs', body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 503, 503, 503]);
  const refused = answers.find(({ status }) => status === 503);
  expect(refused?.body).toMatchObject({
    code: 'api/overloaded',
    detail: expect.stringContaining('2 jobs wait already'),
  });
  expect(refused?.headers['retry-after']).toBe('5');
  expect((await service.ask('GET', '/v1/jobs')).body.jobs).toHaveLength(2);
});

test('what waits is counted once a second, and again after a count that failed', async () => {
  let [now, counts] = [0, 0];
  const depths = [() => Promise.reject(new Error('down')), async () => 1, async () => 9];
  const depth = async () => {
    const waiting = await (depths[counts++] ?? depths[2])?.();
    return { waiting: { 100: waiting ?? 0 }, delayed: 0, active: 0, oldestWaitSeconds: 0, workers: 0 };
  };
  const pressure = pressureOf({ depth }, 3, () => now);
  await expect(pressure.admit()).rejects.toThrow('down');
  await pressure.admit();
  now = 999;
  await pressure.admit();
  expect((await failureOf(pressure.admit())).code).toBe('api/overloaded');
  now = 1_000;
  expect((await failureOf(pressure.admit())).message).toContain('3 jobs wait already');
  expect(counts).toBe(3);
});
