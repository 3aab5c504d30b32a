import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LatheFailure } from '../../runtime/failure/failure.ts';
import { openFileStorage } from '../../runtime/storage/file/file-storage.ts';
import { failureOf } from '../engine/support/failures.ts';
import { onSmallDisk } from '../engine/support/small-disk.ts';
import { nastyText } from './support/nasty.ts';
import { fileSubject } from './support/subject.ts';

type FileSubject = Awaited<ReturnType<typeof fileSubject>>;

let subject: FileSubject;
beforeEach(async () => {
  subject = await fileSubject();
});
afterEach(() => subject[Symbol.asyncDispose]());

/** All that lies in the test's folder, the root and its surroundings. */
function everything(): string[] {
  return readdirSync(subject.folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

test('10,000 keys of any kind are stored under the root or refused, and nothing lies elsewhere', async () => {
  const inside = (path: string) => path === 'root' || path.startsWith('root/');
  let stored = 0;
  await fc.assert(
    fc.asyncProperty(nastyText, async (key) => {
      const uri = subject.uri(key);
      try {
        await subject.storage.putBytes(uri, key);
      } catch (error) {
        const { code } = error as LatheFailure;
        expect(error).toBeInstanceOf(LatheFailure);
        expect(['storage/bad_uri', 'storage/unsupported']).toContain(code);
        return;
      }
      expect((await subject.storage.getBytes(uri)).content.toString()).toBe(key);
      await subject.storage.remove(uri);
      stored += 1;
    }),
    { numRuns: 10_000 },
  );
  expect(stored).toBeGreaterThan(100);
  expect(everything().filter((path) => !inside(path))).toEqual([]);
  expect(everything()).toEqual(['root', 'root/.lathe-partial']);
});

test('a link on the way to a key is not followed, whether to read, write, copy or delete', async () => {
  const outside = join(subject.folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret'), 'of another');
  symlinkSync(outside, join(subject.root, 'door'));
  symlinkSync(join(outside, 'secret'), join(subject.root, 'window'));
  const { storage, uri } = subject;
  await storage.putBytes(uri('own'), 'x');
  const attempts = [
    () => storage.getBytes(uri('door/secret')),
    () => storage.getBytes(uri('window')),
    () => storage.getRange(uri('window'), { start: 0 }),
    () => storage.head(uri('window')),
    () => storage.putBytes(uri('door/new'), 'x'),
    () => storage.putBytes(uri('door/secret'), 'x', { ifAbsent: true }),
    () => storage.copy(uri('window'), uri('copy')),
    () => storage.copy(uri('own'), uri('door/copy')),
    () => storage.remove(uri('door/secret')),
  ];
  for (const attempt of attempts) expect((await failureOf(attempt())).code).toBe('storage/denied');
  expect(readdirSync(outside)).toEqual(['secret']);
  expect((await storage.list(uri(''))).objects.map((object) => basename(object.uri))).toEqual(['own']);
});

test('what is no file is no object: folders, pipes', async () => {
  const { storage, uri } = subject;
  await storage.putBytes(uri('folder/file'), 'x');
  execFileSync('mkfifo', [join(subject.root, 'pipe')]);
  expect((await failureOf(storage.getBytes(uri('folder')))).code).toBe('storage/not_found');
  expect((await failureOf(storage.getBytes(uri('pipe')))).code).toBe('storage/not_found');
  expect((await failureOf(storage.getBytes(uri('folder/file/below')))).code).toBe('storage/not_found');
});

test('a key and keys below it do not go together', async () => {
  const { storage, uri } = subject;
  await storage.putBytes(uri('a'), 'x');
  await storage.putBytes(uri('b/c'), 'x');
  expect((await failureOf(storage.putBytes(uri('a/b'), 'x'))).code).toBe('storage/unsupported');
  expect((await failureOf(storage.putBytes(uri('b'), 'x'))).code).toBe('storage/unsupported');
  expect((await failureOf(storage.putBytes(uri('b'), 'x', { ifAbsent: true }))).code).toBe('storage/unsupported');
});

test('another root, or a path beside this one, is refused', async () => {
  for (const uri of [
    'file:///etc/passwd',
    `file://${subject.root}`,
    `file://${subject.root}er/key`,
    's3://bucket/key',
  ]) {
    expect((await failureOf(subject.storage.getBytes(uri))).code).toBe('storage/bad_uri');
  }
});

test('deleting the last key of a folder removes the folder, and a writer who wants it at that moment gets it', async () => {
  const { storage, uri } = subject;
  const rounds = Array.from({ length: 200 }, (_, index) => index);
  await Promise.all(
    rounds.map(async (index) => {
      await storage.putBytes(uri(`shared/deep/${index}`), 'x');
      await storage.remove(uri(`shared/deep/${index}`));
    }),
  );
  expect(everything()).toEqual(['root', 'root/.lathe-partial']);
});

test('what a killed process left unfinished is swept after a day, and shown to nobody before', async () => {
  const folder = join(subject.root, '.lathe-partial');
  const [old, young] = [join(folder, '.lathe-old.part'), join(folder, '.lathe-young.part')];
  for (const path of [old, young]) writeFileSync(path, 'half');
  const longAgo = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(old, longAgo, longAgo);
  expect(await subject.storage.list(subject.uri(''))).toEqual({ objects: [] });
  await openFileStorage(subject.root);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

test('a full disk is said to be full, and keeps nothing of what did not fit', async (context) => {
  await onSmallDisk(context, subject.folder, async (disk) => {
    const storage = await openFileStorage(disk);
    await storage.putBytes(`file://${disk}/fits`, Buffer.alloc(50_000));
    const work = storage.putBytes(`file://${disk}/large`, Buffer.alloc(500_000));
    expect(await failureOf(work)).toMatchObject({ code: 'storage/full', class: 'INFRA', retryable: true });
    expect(readdirSync(disk, { recursive: true })).toEqual(['.lathe-partial', 'fits']);
  });
});

test('a root that is a file is refused', async () => {
  writeFileSync(join(subject.folder, 'file'), '');
  expect((await failureOf(openFileStorage(join(subject.folder, 'file')))).code).toBe('storage/unsupported');
  expect(lstatSync(join(subject.folder, 'file')).isFile()).toBe(true);
});
