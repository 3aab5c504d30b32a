import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newJobId } from '../../runtime/jobs/job-id.ts';
import { failureOf } from '../engine/support/failures.ts';
import { fileSubject } from '../storage/support/subject.ts';
import { startService } from './support/service.ts';

const DAY_SECONDS = 86_400;

test('a worker that starts removes what has expired of failed attempts, and nothing else', async () => {
  const subject = await fileSubject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  const [old, recent] = [newJobId(), newJobId()];
  for (const id of [old, recent]) await subject.storage.putBytes(subject.uri(`lathe/debug/${id}/1/about.json`), '{}');
  await subject.storage.putBytes(subject.uri(`lathe/jobs/${old}/request.json`), '{}');
  const at = (days: number) => Date.now() / 1000 - days * DAY_SECONDS;
  await utimes(join(subject.root, `lathe/debug/${old}/1/about.json`), at(8), at(8));
  await utimes(join(subject.root, `lathe/jobs/${old}/request.json`), at(8), at(8));
  await utimes(join(subject.root, `lathe/debug/${recent}/1/about.json`), at(6), at(6));

  const service = await startService(subject);
  await expect.poll(() => service.logged.join()).toContain('"removed":1');

  expect(await service.keys('lathe/debug/')).toEqual([`${recent}/1/about.json`]);
  expect(await service.keys('lathe/jobs/')).toEqual([`${old}/request.json`]);
});

test('a worker that starts removes what a killed one left in scratch', async () => {
  const subject = await fileSubject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  const folder = join(subject.folder, 'scratch', 'lathe-Killed');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lease.json'), JSON.stringify({ host: hostname(), pid: 4_194_304 })); // more than any has

  const service = await startService(subject);

  expect(readdirSync(service.scratch)).toEqual([]);
});

test('a worker whose scratch cannot be used does not start', async () => {
  const subject = await fileSubject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  writeFileSync(join(subject.folder, 'file'), '');
  const scratchRoot = join(subject.folder, 'file', 'scratch');
  expect(await failureOf(startService(subject, { scratchRoot }))).toMatchObject({
    code: 'worker/scratch_unusable',
    class: 'INFRA',
    message: expect.stringContaining(scratchRoot),
  });
});
