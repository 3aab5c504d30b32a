import { networkInterfaces } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { readRedisUrl } from '../../runtime/queue/connection/address.ts';
import { plainReason } from '../../runtime/queue/connection/unavailable.ts';
import { openJobQueue } from '../../runtime/queue/order/open-job-queue.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import { requestOf } from './support/service.ts';

describe('the address of a Redis', () => {
  test.each([
    ['redis://queue.internal', { host: 'queue.internal', port: 6379 }, 'redis://queue.internal:6379'],
    ['redis://queue.internal:7000/2', { host: 'queue.internal', port: 7000, db: 2 }, 'redis://queue.internal:7000'],
    [
      'redis://me:p%40ss@10.0.0.7',
      { host: '10.0.0.7', port: 6379, username: 'me', password: 'p@ss' },
      'redis://10.0.0.7:6379',
    ],
    ['redis://[::1]:6380', { host: '::1', port: 6380 }, 'redis://[::1]:6380'],
    ['rediss://queue.internal', { host: 'queue.internal', port: 6379, tls: {} }, 'rediss://queue.internal:6379'],
    ['unix:///run/redis.sock', { path: '/run/redis.sock' }, 'unix:///run/redis.sock'],
    [
      'unix://:secret@/run/redis.sock?db=1',
      { path: '/run/redis.sock', password: 'secret', db: 1 },
      'unix:///run/redis.sock',
    ],
  ])('%s', (url, options, shown) => {
    expect(readRedisUrl(url)).toEqual({ options, shown });
  });

  test.each(['', 'localhost:6379', 'http://queue.internal', 'redis://', 'unix://run/redis.sock', 'redis://me:secret@'])(
    '%j is none, and is not repeated',
    (url) => {
      expect(() => readRedisUrl(url)).toThrow(
        expect.objectContaining({ code: 'queue/unavailable', message: expect.not.stringContaining('secret') }),
      );
    },
  );
});

test.each([{ tcp: true }, {}])('a password is used, and never shown, over %j', async (how) => {
  await using redis = await startRedis({ ...how, password: 'open-sesame' });
  const log = new PassThrough();
  const told = text(log);
  const logger = pino({ level: 'trace' }, log);
  const queue = await openJobQueue({ redisUrl: redis.url, logger });
  await queue.enqueue(requestOf(), 1);
  const wrong = await openJobQueue({ redisUrl: redis.url.replace('open-sesame', 'guessed-one'), logger });
  const refused = await wrong.ping().catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'queue/unavailable' });
  await redis.kill();
  const down = await queue.ping().catch((error: unknown) => error);
  expect(down).toMatchObject({ code: 'queue/unavailable' });
  await Promise.all([queue.close(), wrong.close()]);
  log.end();
  const everything = `${await told}${inspect(refused)}${inspect(down)}`;
  expect(everything).toContain('Redis cannot be reached');
  expect(everything).not.toMatch(/sesame|guessed/);
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

test.skipIf(outside === undefined)('a Redis that refuses whoever is not on its machine is quoted', async () => {
  await using redis = await startRedis({ tcp: true, settings: ['--bind', '0.0.0.0', '--protected-mode', 'yes'] });
  const log = new PassThrough();
  const told = text(log);
  const redisUrl = redis.url.replace('127.0.0.1', outside ?? '');
  const queue = await openJobQueue({ redisUrl, logger: pino({ level: 'warn' }, log) });
  await queue.close();
  log.end();
  expect(JSON.parse((await told).split('\n')[0] ?? '')).toMatchObject({
    redis: redisUrl,
    reason: expect.stringContaining('protected mode is enabled and no password is set'),
  });
});

/** All that an error carries, as a careless logger would print it. */
function inspect(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack}${JSON.stringify(error)}${error.cause === undefined ? '' : inspect(error.cause)}`;
}

test('why Redis is away is said in plain words', () => {
  const offline = new Error("Stream isn't writeable and enableOfflineQueue options is false");
  expect(plainReason(offline)).toBe('there is no connection to it');
});
