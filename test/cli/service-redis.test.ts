import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '../../cli/service/dev/data-folder.ts';
import { findRedis, startRedis } from '../../cli/service/dev/redis.ts';
import { folderWith } from './lathe.ts';

/** Asks a Redis one thing. */
async function ask(socket: string, command: string): Promise<string> {
  const connection = createConnection(socket);
  connection.write(`${command}\r\n`);
  const [answer] = (await once(connection, 'data')) as [Buffer];
  connection.destroy();
  return answer.toString();
}

async function open(folder = join(folderWith({}), 'data')) {
  const data = await openDataFolder(folder);
  const program = await findRedis(process.env);
  const start = async () => {
    const child = await startRedis(program, data, () => undefined);
    onTestFinished(async () => {
      child.tell('SIGKILL');
      await child.gone;
    });
    return child;
  };
  return { data, program, start };
}

test('it answers on its socket alone, keeps what it is told and evicts nothing', async () => {
  const { data, start } = await open();
  const child = await start();
  expect(await ask(data.socket, 'PING')).toBe('+PONG\r\n');
  expect(await ask(data.socket, 'CONFIG GET port')).toContain('\r\n0\r\n');
  expect(await ask(data.socket, 'CONFIG GET appendonly')).toContain('yes');
  expect(await ask(data.socket, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
  await ask(data.socket, 'SET job 1');
  child.tell('SIGTERM');
  expect(await child.gone).toBe('exit code 0');
  expect(existsSync(data.socket)).toBe(false);
  await start();
  expect(await ask(data.socket, 'GET job')).toBe('$1\r\n1\r\n');
});

test('one that was left over is ended first, with what it holds kept', async () => {
  const { data, start } = await open();
  const leftOver = await start();
  await ask(data.socket, 'SET job 1');
  await start();
  expect(await leftOver.gone).toBe('exit code 0');
  expect(await ask(data.socket, 'GET job')).toBe('$1\r\n1\r\n');
});

test('one that cannot start is told of with its last words', async () => {
  const { data, program } = await open();
  const blocked = { ...data, socket: join(data.path, 'no', 'such', 'folder', 'redis.sock') };
  await expect(startRedis(program, blocked, () => undefined)).rejects.toMatchObject({
    code: 'dev/redis_failed',
    exitCode: 3,
    message: expect.stringContaining('exit code 1'),
  });
});

test('where there is no Redis, what to install is said', async () => {
  await expect(findRedis({ PATH: '/nonexistent' })).rejects.toMatchObject({
    code: 'dev/no_redis',
    exitCode: 3,
    hint: expect.stringContaining('apt-get install redis-server'),
  });
});

test('a data folder has one owner', async () => {
  const folder = join(folderWith({}), 'data');
  await openDataFolder(folder);
  await expect(openDataFolder(folder)).rejects.toMatchObject({ code: 'dev/running' });
});
