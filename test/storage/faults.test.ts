import { randomBytes } from 'node:crypto';
import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../engine/support/failures.ts';
import type { Mishap } from '../support/s3/faults.ts';
import { s3Subject } from './support/subject.ts';

const MiB = 1024 * 1024;

let subject: Awaited<ReturnType<typeof s3Subject>>;
beforeEach(async () => {
  subject = await s3Subject({ partBytes: 5 * MiB, attempts: 3, idleTimeoutMs: 1_000, copyAtOnceBytes: 5 * MiB });
});
afterEach(() => subject[Symbol.asyncDispose]());

const uri = 's3://lathe-test/attempt/master.wav';
const local = (name: string) => join(subject.folder, name);

function bucket() {
  const found = subject.server.buckets.get('lathe-test');
  if (found === undefined) throw new Error('the bucket is missing');
  return found;
}

/** A local file of two parts and a half. */
function largeFile(): string {
  writeFileSync(local('large'), randomBytes(MiB));
  truncateSync(local('large'), 12 * MiB);
  return local('large');
}

/** Nothing of an upload that failed is left: no object, no parts. */
function expectNothingThere(): void {
  expect([...bucket().objects.keys()]).toEqual([]);
  expect([...bucket().uploads.keys()]).toEqual([]);
}

describe('a server that stumbles', () => {
  const passing: readonly (readonly [string, Mishap])[] = [
    ['answers 500', { kind: 'refuse', code: 'InternalError' }],
    ['answers 503', { kind: 'refuse', code: 'SlowDown' }],
    ['breaks the connection while it is sent to', { kind: 'reset_request', afterBytes: 1 }],
    ['does the work and loses the answer', { kind: 'lose_answer' }],
  ];

  test.each(passing)('%s twice: a put gets through', async (_, mishap) => {
    subject.server.faults.add({ mishap, method: 'PUT', times: 2 });
    expect(await subject.storage.putBytes(uri, 'tone')).toMatchObject({ outcome: 'written', bytes: 4 });
    expect(bucket().objects.get('attempt/master.wav')?.body.toString()).toBe('tone');
  });

  test.each(passing)('%s in the middle of parts: the file gets through', async (_, mishap) => {
    const path = largeFile();
    subject.server.faults.add({ mishap, target: /partNumber=2/, times: 2 });
    subject.server.faults.add({ mishap, method: 'POST', target: /uploadId=/, times: 1 });
    const { sha256 } = await subject.storage.putFile(uri, path);
    expect((await subject.storage.getFile(uri, local('again'))).sha256).toBe(sha256);
    expect(bucket().uploads.size).toBe(0);
  });

  test('answers 503 for good: it is unavailable, and no part is left', async () => {
    const path = largeFile();
    subject.server.faults.add({ mishap: { kind: 'refuse', code: 'SlowDown' }, target: /partNumber=2/, times: 99 });
    expect(await failureOf(subject.storage.putFile(uri, path))).toMatchObject({
      code: 'storage/unavailable',
      class: 'INFRA',
      retryable: true,
      message: `the storage of '${uri}' did not answer: SlowDown (503)`,
    });
    expectNothingThere();
  });

  test('says that what came was damaged: it is corrupt, and nothing is there', async () => {
    subject.server.faults.add({ mishap: { kind: 'refuse', code: 'BadDigest' }, method: 'PUT' });
    expect((await failureOf(subject.storage.putBytes(uri, 'tone'))).code).toBe('storage/corrupt');
    expectNothingThere();
  });

  test('breaks the connection for good: it is unavailable, and said to be reset, not slow', async () => {
    subject.server.faults.add({ mishap: { kind: 'lose_answer' }, method: 'GET', times: 99 });
    await subject.storage.putBytes(uri, 'tone');
    expect(await failureOf(subject.storage.getBytes(uri))).toMatchObject({
      code: 'storage/unavailable',
      message: `the storage of '${uri}' did not answer: ECONNRESET`,
    });
  });

  test('is not there at all: it is unavailable', async () => {
    await subject.server[Symbol.asyncDispose]();
    expect(await failureOf(subject.storage.getBytes(uri))).toMatchObject({
      code: 'storage/unavailable',
      message: `the storage of '${uri}' did not answer: ECONNREFUSED`,
    });
  });
});

describe('a download', () => {
  const content = randomBytes(3 * MiB);
  beforeEach(async () => {
    await subject.storage.putBytes(uri, content);
  });

  function gets(): readonly string[] {
    return subject.server.log.filter((line) => line.startsWith('GET'));
  }

  test.each<[string, Mishap]>([
    ['resets', { kind: 'reset_answer', afterBytes: MiB }],
    ['stalls', { kind: 'stall', afterBytes: MiB }],
  ])('whose connection %s goes on where it ended', async (_, mishap) => {
    subject.server.faults.add({ mishap, method: 'GET', times: 2 });
    await subject.storage.getFile(uri, local('fetched'));
    expect(gets().map((line) => line.split(' ').at(-1))).toEqual(['200', '206', '206']);
  });

  test('that is interrupted each time is given up, and leaves no file', async () => {
    subject.server.faults.add({ mishap: { kind: 'reset_answer', afterBytes: 1000 }, method: 'GET', times: 99 });
    expect((await failureOf(subject.storage.getFile(uri, local('fetched')))).code).toBe('storage/unavailable');
    expect(readdirSync(subject.folder)).toEqual([]);
    expect(gets()).toHaveLength(3);
  });

  test('of an object that is replaced before it goes on is refused', async () => {
    subject.server.faults.add({ mishap: { kind: 'stall', afterBytes: MiB }, method: 'GET' });
    const work = failureOf(subject.storage.getFile(uri, local('fetched')));
    await expect.poll(() => gets().length, { interval: 1 }).toBe(1);
    await subject.storage.putBytes(uri, 'another');
    expect((await work).code).toBe('storage/changed');
    expect(readdirSync(subject.folder)).toEqual([]);
  });

  test.each<[string, Mishap]>([
    ['arrives corrupted', { kind: 'corrupt' }],
    ['arrives cut short, as if this were all', { kind: 'truncate', toBytes: MiB }],
  ])('that %s is fetched again; twice is a failure without a file', async (_, mishap) => {
    subject.server.faults.add({ mishap, method: 'GET' });
    await subject.storage.getFile(uri, local('fetched'));
    expect(gets()).toHaveLength(2);

    subject.server.faults.add({ mishap, method: 'GET', times: 2 });
    expect((await failureOf(subject.storage.getFile(uri, local('other')))).code).toBe('storage/corrupt');
    subject.server.faults.add({ mishap, method: 'GET', times: 2 });
    expect((await failureOf(subject.storage.getBytes(uri))).code).toBe('storage/corrupt');
    expect(readdirSync(subject.folder)).toEqual(['fetched']);
  });

  test('that comes slowly, yet comes, is waited for', async () => {
    subject.server.faults.add({ mishap: { kind: 'slow', pieces: 30, pauseMs: 50 }, method: 'GET' });
    expect((await subject.storage.getFile(uri, local('fetched'))).bytes).toBe(3 * MiB);
    expect(gets()).toHaveLength(1);
  });

  test('that is cancelled on its way leaves no file', async () => {
    subject.server.faults.add({ mishap: { kind: 'slow', pieces: 1000, pauseMs: 20 }, method: 'GET' });
    const control = new AbortController();
    const work = failureOf(subject.storage.getFile(uri, local('fetched'), { signal: control.signal }));
    await expect.poll(() => readdirSync(subject.folder), { interval: 1 }).not.toEqual([]);
    control.abort();
    expect((await work).code).toBe('job/cancelled');
    expect(readdirSync(subject.folder)).toEqual([]);
  });
});

describe('an upload in parts', () => {
  test('that is cancelled takes its parts back before it returns, though the server hangs', async () => {
    const path = largeFile();
    subject.server.faults.add({ mishap: { kind: 'stall', afterBytes: 0 }, target: /partNumber=2/, times: 9 });
    const control = new AbortController();
    const work = failureOf(subject.storage.putFile(uri, path, { signal: control.signal }));
    await expect.poll(() => bucket().uploads.size, { interval: 1 }).toBe(1);
    control.abort('enough');
    expect((await work).message).toBe('the job was cancelled: enough');
    expectNothingThere();
  });

  test('of a file that is changed meanwhile stores nothing', async () => {
    const path = largeFile();
    subject.server.faults.add({ mishap: { kind: 'slow', pieces: 1, pauseMs: 50 }, method: 'POST', target: /uploads/ });
    const work = failureOf(subject.storage.putFile(uri, path));
    await expect.poll(() => subject.server.log.length, { interval: 1 }).toBeGreaterThan(0);
    truncateSync(path, 11 * MiB);
    expect((await work).code).toBe('storage/corrupt');
    expectNothingThere();
  });
});

describe('writing only what is not there', () => {
  const put = (content: string) => subject.storage.putBytes(uri, content, { ifAbsent: true });
  beforeEach(() => subject.storage.capabilities(uri)); // the probe is over

  test('tries again when two writers meet (409)', async () => {
    subject.server.faults.add({
      mishap: { kind: 'refuse', code: 'ConditionalRequestConflict' },
      method: 'PUT',
      times: 2,
    });
    expect((await put('result')).outcome).toBe('written');
    subject.server.faults.add({
      mishap: { kind: 'refuse', code: 'ConditionalRequestConflict' },
      method: 'PUT',
      times: 99,
    });
    expect((await failureOf(put('result'))).code).toBe('storage/unavailable');
  });

  test('does not mistake its own object for that of another when the answer was lost', async () => {
    subject.server.faults.add({ mishap: { kind: 'lose_answer' }, method: 'PUT' });
    expect((await put('result')).outcome).toBe('already_there');
  });

  test('compares with what something else has stored by reading it', async () => {
    await put('result');
    const object = bucket().objects.get('attempt/master.wav');
    if (object !== undefined) bucket().objects.set('attempt/master.wav', { ...object, attributes: {} });
    expect((await put('result')).outcome).toBe('already_there');
    expect((await failureOf(put('another'))).code).toBe('storage/exists');
  });

  test('asks a bucket once what it can do', async () => {
    await put('result');
    await put('result');
    expect(
      subject.server.log.filter((line) => line.includes('probe')).map((line) => line.replace(/probe-.*\?/, 'probe?')),
    ).toEqual([
      'PUT /lathe-test/attempt/.lathe-probe?x-id=PutObject 200',
      'PUT /lathe-test/attempt/.lathe-probe?x-id=PutObject 412',
      'DELETE /lathe-test/attempt/.lathe-probe?x-id=DeleteObject 204',
    ]);
  });
});

describe('a copy in parts', () => {
  test('gives the same bytes and the digest with them', async () => {
    const { sha256, bytes } = await subject.storage.putFile(uri, largeFile());
    await subject.storage.copy(uri, `${uri}.copy`);
    expect(await subject.storage.head(`${uri}.copy`)).toMatchObject({ sha256, bytes });
    expect((await subject.storage.getFile(`${uri}.copy`, local('copy'))).sha256).toBe(sha256);
  });

  test('is there where the answer to its last request was lost', async () => {
    const { sha256 } = await subject.storage.putFile(uri, largeFile());
    subject.server.faults.add({ mishap: { kind: 'lose_answer' }, method: 'POST', target: /copy\?uploadId=/ });
    const { etag } = await subject.storage.copy(uri, `${uri}.copy`);
    expect(await subject.storage.head(`${uri}.copy`)).toMatchObject({ sha256, etag });
  });

  test('that fails leaves no parts', async () => {
    await subject.storage.putFile(uri, largeFile());
    subject.server.faults.add({ mishap: { kind: 'refuse', code: 'InternalError' }, target: /partNumber=2/, times: 9 });
    expect((await failureOf(subject.storage.copy(uri, `${uri}.copy`))).code).toBe('storage/unavailable');
    expect([bucket().uploads.size, [...bucket().objects.keys()]]).toEqual([0, ['attempt/master.wav']]);
  });
});
