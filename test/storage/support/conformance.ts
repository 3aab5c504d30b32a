import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LatheFailure } from '../../../runtime/failure/failure.ts';
import { failureOf } from '../../engine/support/failures.ts';
import type { Subject } from './subject.ts';
import { sha256 } from './subject.ts';

/** What a subject cannot do that the others can. */
export interface Shortcomings {
  /** Nothing decides between two that write at once. */
  readonly ifAbsentIsChecked?: boolean;
}

/** What every storage does alike. */
export function describeStorage(name: string, open: () => Promise<Subject>, shortcomings: Shortcomings = {}): void {
  let subject: Subject;
  const run = randomUUID().slice(0, 8); // a server may hold what an earlier run left
  let count = 0;
  /** A key that no other test uses. */
  const fresh = (key = 'object.bin') => {
    count += 1;
    return subject.uri(`${run}/${count}/${key}`);
  };
  const local = (file: string) => join(subject.folder, file);

  describe(name, () => {
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject[Symbol.asyncDispose]());

    describe('reading', () => {
      test('gives back what was put, with its digest and its version', async () => {
        const uri = fresh();
        const stored = await subject.storage.putBytes(uri, 'tone', { contentType: 'text/plain' });
        expect(stored).toEqual({ outcome: 'written', bytes: 4, sha256: sha256('tone'), etag: expect.any(String) });
        expect(await subject.storage.getBytes(uri)).toMatchObject({
          content: Buffer.from('tone'),
          bytes: 4,
          sha256: sha256('tone'),
          etag: stored.etag,
        });
        expect(await subject.storage.head(uri)).toMatchObject({ uri, bytes: 4, etag: stored.etag });
      });

      test('fetches into a file that appears whole', async () => {
        const uri = fresh();
        const content = randomBytes(300_000);
        const { etag } = await subject.storage.putBytes(uri, content);
        const fetched = await subject.storage.getFile(uri, local('fetched'), { etag, sha256: sha256(content) });
        expect(fetched).toMatchObject({ bytes: 300_000, etag, sha256: sha256(content) });
        expect(readFileSync(local('fetched')).equals(content)).toBe(true);
      });

      test('knows an empty object', async () => {
        const uri = fresh();
        await subject.storage.putBytes(uri, '');
        expect(await subject.storage.getBytes(uri)).toMatchObject({ bytes: 0, sha256: sha256('') });
        expect(await subject.storage.getFile(uri, local('empty'))).toMatchObject({ bytes: 0 });
        expect(readFileSync(local('empty')).byteLength).toBe(0);
      });

      test('refuses another digest than the one expected, and leaves no file', async () => {
        const uri = fresh();
        await subject.storage.putBytes(uri, 'tone');
        const work = subject.storage.getFile(uri, local('other'), { sha256: sha256('noise') });
        expect(await failureOf(work)).toMatchObject({ code: 'storage/corrupt', class: 'INFRA', retryable: true });
        expect(readdirSync(subject.folder)).not.toContain('other');
        expect(readdirSync(subject.folder).filter((file) => file.endsWith('.part'))).toEqual([]);
      });

      test('refuses another version than the one asked for', async () => {
        const uri = fresh();
        const { etag } = await subject.storage.putBytes(uri, 'first');
        await subject.storage.putBytes(uri, 'second');
        expect((await failureOf(subject.storage.getBytes(uri, { etag }))).code).toBe('storage/changed');
        expect((await failureOf(subject.storage.getFile(uri, local('v'), { etag }))).code).toBe('storage/changed');
      });

      test('refuses more than it was told to read', async () => {
        const uri = fresh();
        await subject.storage.putBytes(uri, 'four');
        expect(await failureOf(subject.storage.getBytes(uri, { maxBytes: 3 }))).toMatchObject({
          code: 'storage/too_large',
        });
      });

      test('says that nothing is there', async () => {
        const uri = fresh();
        expect(await subject.storage.head(uri)).toBeUndefined();
        expect((await failureOf(subject.storage.getBytes(uri))).code).toBe('storage/not_found');
        expect((await failureOf(subject.storage.getFile(uri, local('x')))).code).toBe('storage/not_found');
        expect((await failureOf(subject.storage.getRange(uri, { start: 0 }))).code).toBe('storage/not_found');
        expect((await failureOf(subject.storage.copy(uri, fresh()))).code).toBe('storage/not_found');
      });

      test('fails as a local file where the local file is the trouble', async () => {
        const uri = fresh();
        await subject.storage.putBytes(uri, 'tone');
        const work = subject.storage.getFile(uri, local('no/such/folder'));
        expect((await failureOf(work)).code).toBe('output/unwritable');
        expect((await failureOf(subject.storage.putFile(uri, local('nothing')))).code).toBe('input/missing');
      });

      test.each([
        [{ start: 0 }, 'abcdef'],
        [{ start: 2 }, 'cdef'],
        [{ start: 1, end: 2 }, 'bc'],
        [{ start: 4, end: 100 }, 'ef'],
        [{ start: 6 }, ''],
        [{ start: 100 }, ''],
      ])('reads the range %o', async (range, expected) => {
        const uri = subject.uri(`${run}/ranges/object`);
        await subject.storage.putBytes(uri, 'abcdef');
        const { content, totalBytes } = await subject.storage.getRange(uri, range);
        expect([content.toString(), totalBytes]).toEqual([expected, 6]);
      });
    });

    describe('writing', () => {
      test('replaces what was there', async () => {
        const uri = fresh();
        const first = await subject.storage.putBytes(uri, 'first');
        const second = await subject.storage.putBytes(uri, 'second');
        expect(second.etag).not.toBe(first.etag);
        expect((await subject.storage.getBytes(uri)).content.toString()).toBe('second');
      });

      test('refuses content of another digest, and writes nothing', async () => {
        const uri = fresh();
        const work = subject.storage.putBytes(uri, 'tone', { sha256: sha256('noise') });
        expect((await failureOf(work)).code).toBe('storage/corrupt');
        expect(await subject.storage.head(uri)).toBeUndefined();
      });

      test('takes keys of any script, with spaces and signs', async () => {
        for (const key of ["Käse & Bröt (v1.2), it's = ok!.wav", '日本/音声 1.wav', 'a+b@c:d~e_f-g/*.txt']) {
          const uri = fresh(key);
          await subject.storage.putBytes(uri, key);
          expect((await subject.storage.getBytes(uri)).content.toString()).toBe(key);
          const { objects } = await subject.storage.list(uri);
          expect(objects.map((object) => object.uri)).toEqual([uri]);
          await subject.storage.copy(uri, `${uri}.copy`);
          expect((await subject.storage.getBytes(`${uri}.copy`)).content.toString()).toBe(key);
        }
      });

      test('stores and fetches a large file, of 64 MiB with holes', async () => {
        const uri = fresh('large.wav');
        const path = local('large');
        writeFileSync(path, randomBytes(1_000_000));
        truncateSync(path, 64 * 1024 * 1024);
        const stored = await subject.storage.putFile(uri, path);
        expect(stored).toMatchObject({ outcome: 'written', bytes: 64 * 1024 * 1024 });
        const fetched = await subject.storage.getFile(uri, local('large again'), { sha256: stored.sha256 });
        expect(fetched).toMatchObject({ bytes: stored.bytes, etag: stored.etag });
        expect(await failureOf(subject.storage.getBytes(uri))).toMatchObject({ code: 'storage/too_large' });
      });
    });

    describe('writing only what is not there', () => {
      test('writes, then finds the same, and refuses another', async () => {
        const uri = fresh();
        const put = (content: string) => subject.storage.putBytes(uri, content, { ifAbsent: true });
        const first = await put('result');
        expect(first.outcome).toBe('written');
        expect(await put('result')).toEqual({ ...first, outcome: 'already_there' });
        expect(await failureOf(put('another'))).toMatchObject({ code: 'storage/exists', retryable: false });
        expect((await subject.storage.getBytes(uri)).content.toString()).toBe('result');
      });

      test('does so with files in parts', async () => {
        const uri = fresh();
        writeFileSync(local('one'), Buffer.alloc(9 * 1024 * 1024, 1));
        writeFileSync(local('two'), Buffer.alloc(9 * 1024 * 1024, 2));
        const put = (file: string) => subject.storage.putFile(uri, local(file), { ifAbsent: true });
        expect((await put('one')).outcome).toBe('written');
        expect((await put('one')).outcome).toBe('already_there');
        expect((await failureOf(put('two'))).code).toBe('storage/exists');
      });

      test('says how it is kept', async () => {
        const expected = shortcomings.ifAbsentIsChecked === true ? 'checked' : 'atomic';
        expect(await subject.storage.capabilities(fresh())).toEqual({ ifAbsent: expected });
        expect(await subject.storage.capabilities(fresh())).toEqual({ ifAbsent: expected });
      });

      if (shortcomings.ifAbsentIsChecked === true) return;
      test('lets exactly one of twenty win', async () => {
        const uri = fresh();
        const writers = Array.from({ length: 20 }, (_, index) =>
          subject.storage.putBytes(uri, `writer ${index}`, { ifAbsent: true }).then(
            ({ sha256: digest }) => digest,
            (error: unknown) => error,
          ),
        );
        const ends = await Promise.all(writers);
        const winners = ends.filter((end) => typeof end === 'string');
        expect(winners).toEqual([(await subject.storage.getBytes(uri)).sha256]);
        expect(ends.filter((end) => (end as { code?: string }).code === 'storage/exists')).toHaveLength(19);
      });
    });

    describe('copying and deleting', () => {
      test('promotes an object to its destination, replacing what is there', async () => {
        const [from, to] = [fresh(), fresh('deep/er/place')];
        const { etag } = await subject.storage.putBytes(from, 'master');
        await subject.storage.putBytes(to, 'older');
        const copied = await subject.storage.copy(from, to, { etag });
        expect(await subject.storage.getBytes(to)).toMatchObject({ etag: copied.etag, sha256: sha256('master') });
      });

      test('does not copy another version than the one asked for', async () => {
        const from = fresh();
        const { etag } = await subject.storage.putBytes(from, 'first');
        await subject.storage.putBytes(from, 'second');
        const to = fresh();
        expect((await failureOf(subject.storage.copy(from, to, { etag }))).code).toBe('storage/changed');
        expect(await subject.storage.head(to)).toBeUndefined();
      });

      test('deletes what is there, and what is not', async () => {
        const uri = fresh('a/b/c');
        await subject.storage.putBytes(uri, 'x');
        await subject.storage.remove(uri);
        expect(await subject.storage.head(uri)).toBeUndefined();
        await subject.storage.remove(uri);
      });
    });

    describe('listing', () => {
      test('goes by the bytes of the keys, in pages', async () => {
        const keys = ['𠀀', 'b', 'a/d/c', 'a0', 'é', 'a/b', 'Z', 'a-b', '龠'];
        const base = subject.uri(`${run}/list/`);
        for (const key of keys) await subject.storage.putBytes(base + key, key);
        const expected = ['Z', 'a-b', 'a/b', 'a/d/c', 'a0', 'b', 'é', '龠', '𠀀'];
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await subject.storage.list(base, { limit: 3, cursor });
          expect(page.objects.length).toBeLessThanOrEqual(3);
          found.push(...page.objects.map(({ uri }) => uri.slice(base.length)));
          cursor = page.cursor;
        } while (cursor !== undefined);
        expect(found).toEqual(expected);
      });

      test('takes a prefix that ends within a name, and tells sizes', async () => {
        const base = subject.uri(`${run}/prefix/`);
        for (const key of ['jobs/1/log', 'jobs/12/log', 'jobs/2/log']) await subject.storage.putBytes(base + key, key);
        const { objects } = await subject.storage.list(`${base}jobs/1`);
        expect(objects).toEqual([
          { uri: `${base}jobs/1/log`, bytes: 10, modifiedAt: expect.any(Date) },
          { uri: `${base}jobs/12/log`, bytes: 11, modifiedAt: expect.any(Date) },
        ]);
        expect(await subject.storage.list(`${base}nothing/`)).toEqual({ objects: [] });
      });
    });

    describe('cancelling', () => {
      const aborted = { signal: AbortSignal.abort('the job was withdrawn') };

      test('ends every operation before it begins', async () => {
        const uri = fresh();
        await subject.storage.putBytes(uri, 'x');
        const { storage } = subject;
        const operations = [
          () => storage.getFile(uri, local('c'), aborted),
          () => storage.getBytes(uri, aborted),
          () => storage.getRange(uri, { start: 0 }, aborted),
          () => storage.putBytes(uri, 'y', aborted),
          () => storage.putFile(uri, local('c'), aborted),
          () => storage.head(uri, aborted),
          () => storage.list(uri, aborted),
          () => storage.remove(uri, aborted),
          () => storage.copy(uri, fresh(), aborted),
          () => storage.capabilities(uri, aborted),
        ];
        for (const operation of operations) {
          expect(await failureOf(operation())).toMatchObject({
            code: 'job/cancelled',
            message: 'the job was cancelled: the job was withdrawn',
          });
        }
        expect((await storage.getBytes(uri)).content.toString()).toBe('x');
      });

      test('ends a fetch at whatever moment it comes, and throws nothing that cannot be caught', async () => {
        const uri = fresh();
        await subject.storage.putBytes(uri, 'x'.repeat(4096));
        for (let turns = 0; turns < 60; turns += 1) {
          const control = new AbortController();
          const work = subject.storage.getBytes(uri, { signal: control.signal });
          const end = work.then(
            () => 'fetched',
            (error: LatheFailure) => error.code,
          );
          for (let turn = 0; turn < turns; turn += 1) await (turns % 2 === 0 ? Promise.resolve() : nextTurn());
          control.abort();
          expect(['fetched', 'job/cancelled']).toContain(await end);
        }
      });

      test('ends a transfer on its way, and nothing is there', async () => {
        const uri = fresh();
        const path = local('long');
        writeFileSync(path, '');
        truncateSync(path, 48 * 1024 * 1024);
        const control = new AbortController();
        const work = subject.storage.putFile(uri, path, { signal: control.signal });
        setImmediate(() => control.abort());
        expect((await failureOf(work)).code).toBe('job/cancelled');
        expect(await subject.storage.head(uri)).toBeUndefined();
      });
    });
  });
}
