import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { closing } from '../../cli/service/closing.ts';

test('a server that is closed answers what it was asked, and waits for nobody who asked nothing', async () => {
  const app = fastify();
  const arrived = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<string>();
  app.get('/', async () => {
    arrived.resolve();
    return await answer.promise;
  });
  const close = closing(app);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const silent = connect(Number(new URL(url).port), '127.0.0.1');
  await once(silent, 'connect');
  const asked = fetch(url);
  await arrived.promise;

  const closed = close();
  await once(silent.resume(), 'close');
  answer.resolve('done');
  expect(await (await asked).text()).toBe('done');
  await closed;
});
