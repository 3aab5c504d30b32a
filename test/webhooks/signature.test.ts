import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signWebhook, verifyWebhook } from '../../runtime/webhooks/signature.ts';

const secret = 'a secret that both sides have';
const body = '{"type":"job.completed"}';
const at = 1_764_061_200;
const header = signWebhook(secret, at, body);

/** Computed with `printf '%s' "$t.$body" | openssl dgst -sha256 -hmac "$secret"`. */
const vectors = [
  {
    secret: 'a secret that both sides have',
    at: 1_764_061_200,
    body: '{"type":"job.completed"}',
    hex: '779170c190e417bb1aa0a380610f224a869067e88248ca2831f15c2a66317b9e',
  },
  { secret: 'Schlüssel', at: 0, body: '', hex: 'a12e772e3d83c01cfebce65f005a9975be430615535ba754ea5c76f77d84d032' },
  {
    secret: 'k',
    at: 999_999_999_999,
    body: '{"title":"Müsik 𝄞"}',
    hex: 'e98e621675c0f8f26aa472dcbf6e3e48fc8ac40b3e51eaf378d65202d2e22453',
  },
];

test.each(vectors)('$body is signed as openssl signs it', ({ hex, ...vector }) => {
  expect(signWebhook(vector.secret, vector.at, vector.body)).toBe(`t=${vector.at},v1=${hex}`);
});

test('what was signed is known again, within five minutes', () => {
  const verify = (now: number) => verifyWebhook({ secret, header, body, now });
  expect([verify(at), verify(at + 300), verify(at - 300)]).toEqual([true, true, true]);
  expect([verify(at + 301), verify(at - 301)]).toEqual([false, false]);
  expect(verifyWebhook({ secret, header, body, now: at + 900, toleranceSeconds: 1_000 })).toBe(true);
});

test.each([
  ['another body', { body: `${body} ` }],
  ['another secret', { secret: 'another' }],
  ['another time', { header: header.replace(String(at), String(at + 1)) }],
  ['no signature', { header: '' }],
  ['half a signature', { header: header.slice(0, -2) }],
  ['a signature that is no hex', { header: `${header.slice(0, -1)}g` }],
  ['something in front', { header: `v0=1,${header}` }],
])('%s is refused', (_, change) => {
  expect(verifyWebhook({ secret, header, body, now: at, ...change })).toBe(false);
});

test('the vectors are those of the documentation', () => {
  const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
  expect(page).toContain(header);
  expect(page).toContain(secret);
});
