import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLogs } from '../../cli/service/dev/logs.ts';
import { folderWith } from './lathe.ts';

test.each([
  ['a log that cannot be written', 0],
  ['a log that failed long ago', 20],
])('%s disturbs neither the others nor the end', async (_, turns) => {
  const folder = folderWith({ 'worker.log/kept': 'a folder stands where the file goes' });
  const shown: string[] = [];
  const logs = openLogs(folder, (line) => shown.push(line));
  const [worker, api] = [logs.to('worker'), logs.to('api')];
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  worker('one');
  api('two');
  await logs.close();
  expect(shown).toEqual(['one', 'two']);
  expect(readFileSync(join(folder, 'api.log'), 'utf8')).toBe('two\n');
});
