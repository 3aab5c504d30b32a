import { expect, test } from 'vitest';
import { openRegistry } from '../../runtime/registry/open-registry.ts';
import { failureOf } from '../engine/support/failures.ts';
import { s3Subject } from '../storage/support/subject.ts';
import { talk } from './support/artifacts.ts';
import { describeRegistry } from './support/conformance.ts';

describeRegistry('a registry in a bucket', () => s3Subject());

/** A registry that has a bucket to itself, with one version in it. */
async function inABucket() {
  const subject = await s3Subject();
  const open = () => openRegistry({ storage: subject.storage, base: 's3://lathe-test' });
  await open().publishArtifact(talk.canonical);
  await open().publishLabel({ label: 'talk_v1', hash: talk.hash });
  const objects = subject.server.buckets.get('lathe-test')?.objects ?? new Map<string, never>();
  return { subject, open, objects, [Symbol.asyncDispose]: () => subject[Symbol.asyncDispose]() };
}

test('bytes that rot where they lie are refused, the digest beside them or not', async () => {
  await using bucket = await inABucket();
  const key = `artifacts/sha256/${talk.hash}`;
  const object = bucket.objects.get(key);
  if (object === undefined) throw new Error('the artifact is missing');
  const body = Buffer.from(talk.canonical.replace('preset', 'prexet'));
  for (const attributes of [object.attributes, {}]) {
    bucket.objects.set(key, { ...object, body, checksum: undefined, attributes });
    expect((await failureOf(bucket.open().resolve('talk_v1'))).code).toBe('artifact/corrupt');
  }
});

test('bytes that are damaged on their way are fetched again', async () => {
  await using bucket = await inABucket();
  bucket.subject.server.faults.add({ mishap: { kind: 'corrupt' }, method: 'GET', target: /sha256/ });
  expect((await bucket.open().resolve('talk_v1')).canonical).toBe(talk.canonical);
});

test('what was resolved is not fetched again; what was missed is looked for again', async () => {
  await using bucket = await inABucket();
  const { log } = bucket.subject.server;
  const registry = bucket.open();
  await registry.resolve('talk_v1');
  const before = log.length;
  await registry.resolve('talk_v1');
  await registry.get(talk.hash);
  expect(log.slice(before)).toEqual([]);

  await failureOf(registry.resolve('talk_v2'));
  await failureOf(registry.resolve('talk_v2'));
  expect(log.slice(before).map((line) => line.replace(/\?.*(?= )/, ''))).toEqual([
    'GET /lathe-test/labels/talk_v2.json 404',
    'GET /lathe-test/ 200',
    'GET /lathe-test/labels/talk_v2.json 404',
    'GET /lathe-test/ 200',
  ]);
});

test('a store that is down is not mistaken for one that has nothing', async () => {
  await using bucket = await inABucket();
  bucket.subject.server.faults.add({ mishap: { kind: 'refuse', code: 'SlowDown' }, times: 99 });
  expect(await failureOf(bucket.open().resolve('talk_v1'))).toMatchObject({
    code: 'storage/unavailable',
    retryable: true,
  });
});

test('more labels than a page holds are listed', async () => {
  await using bucket = await inABucket();
  const { open, objects } = bucket;
  const label = objects.get('labels/talk_v1.json');
  if (label === undefined) throw new Error('the label is missing');
  for (let version = 2; version <= 1100; version += 1) objects.set(`labels/talk_v${version}.json`, label);
  const listed = await open().list('preset');
  expect([listed.length, listed.at(-1)?.label]).toEqual([1100, 'talk_v1100']);
  expect(await failureOf(open().resolve('talk_v2000'))).toMatchObject({ hint: 'did you mean talk_v1100?' });
});

test.each(['unsupported', 'ignored'] as const)(
  'a store whose conditions are %s says that it decides nothing',
  async (conditionalWrites) => {
    await using subject = await s3Subject({}, { conditionalWrites });
    const registry = openRegistry({ storage: subject.storage, base: 's3://lathe-test/lathe' });
    await registry.publishArtifact(talk.canonical);
    expect(await registry.publishLabel({ label: 'talk_v1', hash: talk.hash })).toBe('written');
    expect(await registry.publishLabel({ label: 'talk_v1', hash: talk.hash })).toBe('already_there');
    expect(await registry.decidesRaces()).toBe(false);
  },
);
