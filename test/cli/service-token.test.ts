import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseTokens } from '../../runtime/config/tokens-file.ts';
import { folderWith, lathe } from './lathe.ts';

const folder = () => folderWith({});

test('lathe token prints a token and the line that makes it known, which holds its digest alone', async () => {
  const { exitCode, stdout, stderr } = await lathe(folder(), 'token', 'newsroom', '--scope', 'submit,read');
  const [token = '', line = ''] = stdout.trim().split('\n');
  expect(exitCode).toBe(0);
  expect(token).toMatch(/^lathe_[\w-]{43}$/);
  expect(line).not.toContain(token);
  expect(stderr).not.toContain(token);
  const sha256 = createHash('sha256').update(token).digest('hex');
  expect(parseTokens(line)).toEqual({ tokens: [{ name: 'newsroom', scopes: ['submit', 'read'], sha256 }] });
});

test('as JSON, and another one each time', async () => {
  const [one, other] = await Promise.all(
    ['a', 'a'].map(async (name) =>
      JSON.parse((await lathe(folder(), 'token', name, '--scope', 'read', '--json')).stdout),
    ),
  );
  expect(Object.keys(one)).toEqual(['token', 'line']);
  expect(one.token).not.toBe(other.token);
});

test('a scope that there is not is refused', async () => {
  const { exitCode, stderr } = await lathe(folder(), 'token', 'newsroom', '--scope', 'write');
  expect(exitCode).toBe(2);
  expect(stderr).toContain("error[usage/arguments]: --scope takes read, submit and admin, and not 'write'");
});
