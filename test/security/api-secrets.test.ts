import { expect, test } from 'vitest';
import { digestOfToken } from '../../runtime/api/auth/token.ts';
import { openService, smallest } from '../api/support/service.ts';

const SECRET = 's3cret-of-somebody';
const tokens = [{ name: 'caller', sha256: digestOfToken(SECRET), scopes: ['admin' as const] }];
const headers = { authorization: `Bearer ${SECRET}` };

test.each([
  ['a presigned URL as an input', { inputAssetId: `https://bucket.example/a.wav?X-Amz-Signature=${SECRET}` }],
  ['a user in an input', { inputAssetId: `s3://user:${SECRET}@bucket/a.wav` }],
  ['a query behind an input', { inputAssetId: `s3://bucket/a.wav?token=${SECRET}` }],
  ['a query behind a destination', { destination: `s3://bucket/a.m4a?token=${SECRET}` }],
  ['a user in a webhook', { notify: { url: `https://user:${SECRET}@caller.internal/` } }],
  ['a query behind a webhook that is not allowed', { notify: { url: `https://elsewhere.example/?token=${SECRET}` } }],
  ['a query behind a webhook', { notify: { url: `https://caller.internal/hook?token=${SECRET}` } }],
])('%s is repeated neither in the answer nor in the log', async (_, change) => {
  await using service = await openService({ tokens });
  const { text } = await service.ask('POST', '/v1/jobs', { ...(await smallest(service)), ...change }, headers);
  expect(text).not.toContain(SECRET);
  const listed = await service.ask('GET', '/v1/jobs', undefined, headers);
  expect(listed.text).not.toContain(SECRET);
  expect(service.log.join('')).not.toContain(SECRET);
});

test('the secret of S3 is in no answer, whatever S3 says', async () => {
  await using service = await openService({}, 's3');
  const body = await smallest(service);
  const { server } = service.subject as typeof service.subject & {
    server: { faults: { add(fault: object): void }; credentials: { secretAccessKey: string } };
  };
  server.faults.add({ mishap: { kind: 'refuse', code: 'AccessDenied' }, method: 'HEAD', times: 99 });
  const { status, text } = await service.ask('POST', '/v1/jobs', body);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text + service.log.join('')).not.toContain(server.credentials.secretAccessKey);
});
