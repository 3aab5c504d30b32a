import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { expect, onTestFinished, test } from 'vitest';
import { meter } from './support/decode.ts';
import { asInstalled, type Dev, processesIn, shell, startDev, untilNothingRuns } from './support/dev.ts';

/** A folder to start in. Whatever happens, nothing of it runs on. */
function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lathe-dev-test-')));
  onTestFinished(async () => {
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  readonly destination?: string;
}

async function jobOf({ url }: Dev, id: string): Promise<Job> {
  return (await fetch(`${url}/v1/jobs/${id}`)).json() as Promise<Job>;
}

/** Listens to a job until it has ended. @returns the types of what happened, in order */
async function ended({ url }: Dev, id: string): Promise<readonly string[]> {
  const { body } = await fetch(`${url}/v1/jobs/${id}/events`);
  if (body === null) throw new Error('no stream');
  const types: string[] = [];
  for await (const event of body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())) {
    types.push(event.event ?? '');
  }
  return types;
}

/** Where a file of the bucket lies. */
function inBucket(folder: string, uri = ''): string {
  return uri.replace('s3://bucket', join(folder, '.lathe/storage/bucket'));
}

const seed = `{"inputAssetId": "s3://bucket/original.mp4", "audioProfile": "dialogue_clean_v1", "outputProfile": "audio_only_master_v1"}`;

const long = `{ "inputs": { "voice": "s3://bucket/original.mp4" },
  "audioProfile": "dialogue_clean_v1", "outputProfile": "audio_only_master_v1",
  "params": { "target": "-16 LUFS" }, "destination": "s3://bucket/masters/original.m4a",
  "priority": 10, "tags": { "show": "news" }, "externalId": "abc-1", "verbose": false,
  "notify": { "url": "https://caller.internal/hook" } }`;

function submit({ url }: Dev, body: string): Job {
  return shell(`curl -sS ${url}/v1/jobs -H 'content-type: application/json' -d '${body}'`) as unknown as Job;
}

test('lathe dev masters what its first lines say, and the examples word for word', async () => {
  const folder = newFolder();
  const dev = await startDev(folder);
  const followed = asInstalled(dev.submit, folder);
  expect(followed).toContain('✔ pass  integrated loudness: -16.0');
  expect(existsSync(inBucket(folder, /s3:\/\/bucket\/masters\/\S+/.exec(followed)?.[0]))).toBe(true);
  const printed = shell(dev.curl) as unknown as Job;
  expect(printed.state).toBe('PENDING');
  const events = await ended(dev, printed.id);
  expect([events[0], events.at(-1)]).toEqual(['submitted', 'completed']);

  const master = inBucket(folder, (await jobOf(dev, printed.id)).destination);
  expect(master).toContain(`/masters/${printed.id}.m4a`);
  expect(Math.abs((await meter(master)).integratedLufs + 16)).toBeLessThanOrEqual(0.2);

  const jobs = [submit(dev, seed), submit(dev, long)];
  for (const { id } of jobs) await ended(dev, id);
  const done = await Promise.all(jobs.map(({ id }) => jobOf(dev, id)));
  expect(done.map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED']);
  expect(existsSync(inBucket(folder, 's3://bucket/masters/original.m4a'))).toBe(true);

  expect(await dev.end('SIGINT')).toBe(0);
  expect(processesIn(folder)).toEqual([]);
  expect(existsSync(join(folder, '.lathe/redis/redis.sock'))).toBe(false);
});

test('ended in the middle of a job, it leaves nothing behind and goes on at the next start', async () => {
  const folder = newFolder();
  const first = await startDev(folder, '--data', 'kept');
  const { id } = shell(first.curl) as unknown as Job;
  await first.says('the attempt begins');
  expect(await first.end('SIGTERM')).toBe(0);
  expect(processesIn(folder)).toEqual([]);

  const second = await startDev(folder, '--data', 'kept');
  await ended(second, id);
  expect(await jobOf(second, id)).toMatchObject({ state: 'COMPLETED' });
  await second.end('SIGINT');
});

test('a worker that crashes is started again, which is said, and the job ends all the same', async () => {
  const folder = newFolder();
  const dev = await startDev(folder);
  await dev.says('the worker is ready');
  const worker = /"service":"lathe-worker".*?"pid":(\d+)/.exec(dev.said())?.[1];
  const { id } = shell(dev.curl) as unknown as Job;
  await dev.says('the attempt begins');
  process.kill(Number(worker), 'SIGKILL');
  await dev.says('the worker ended (SIGKILL); it is started again in 1 s');
  await ended(dev, id);
  expect(await jobOf(dev, id)).toMatchObject({ state: 'COMPLETED' });
  await dev.end('SIGINT');
});

test.each(['SIGHUP', 'SIGKILL'] as const)('where its terminal is gone (%s), so is all of it', async (signal) => {
  const folder = newFolder();
  const dev = await startDev(folder);
  shell(dev.curl);
  await dev.says('the attempt begins');
  await dev.end(signal);
  await untilNothingRuns(folder, 40_000);
});

test('a second one on the same folder is refused', async () => {
  const folder = newFolder();
  const dev = await startDev(folder);
  await expect(startDev(folder)).rejects.toThrow('error[dev/running]: lathe dev runs on');
  expect((await fetch(`${dev.url}/readyz`)).status).toBe(200);
  await dev.end('SIGINT');
});
