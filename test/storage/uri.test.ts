import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LatheFailure } from '../../runtime/failure/failure.ts';
import { checkAllowed, isAllowed, readAllowList } from '../../runtime/storage/uri/allow-list.ts';
import { parseUri } from '../../runtime/storage/uri/parse-uri.ts';
import { nastyText } from './support/nasty.ts';

describe('a URI of storage', () => {
  test('names a bucket and a key, or a path, as they are written', () => {
    expect(parseUri('s3://my-bucket/news/a b.wav')).toEqual({ scheme: 's3', bucket: 'my-bucket', key: 'news/a b.wav' });
    expect(parseUri('file:///srv/lathe/a.wav')).toEqual({ scheme: 'file', path: '/srv/lathe/a.wav' });
  });

  test.each([
    ['', 'it begins neither with s3:// nor with file:///'],
    ['/etc/passwd', 'it begins neither with s3:// nor with file:///'],
    ['http://host/key', 'it begins neither with s3:// nor with file:///'],
    ['s3://bucket', 'it has no key'],
    ['s3://bucket/', 'it has no key'],
    ['s3:///key', 'its bucket is not named as buckets are'],
    ['s3://Bucket/key', 'its bucket is not named as buckets are'],
    ['s3://a..b/key', 'its bucket is not named as buckets are'],
    ['s3://bucket/a//b', 'its key has an empty segment'],
    ['s3://bucket//etc/passwd', 'its key has an empty segment'],
    ['s3://bucket/a/', 'its key has an empty segment'],
    ['s3://bucket/../b', "its key has a segment '..'"],
    ['s3://bucket/a/./b', "its key has a segment '.'"],
    ['s3://bucket/a\0b', 'its key holds U+0000, and may hold letters, digits'],
    ['s3://bucket/a\nb', 'its key holds U+000A, and may hold letters, digits'],
    ['s3://bucket/a%2e%2e', 'its key holds %, and may hold letters, digits'],
    ['s3://bucket/a\\b', 'its key holds \\, and may hold letters, digits'],
    ['s3://bucket/a\u202eb', 'its key holds U+202E, and may hold letters, digits'],
    ['s3://bucket/\ud800', 'its key is not well-formed Unicode'],
    ['s3://bucket/e\u0301', 'its key is not in Unicode normal form C'],
    ['s3://bucket/ a', 'a segment of its key begins or ends with a space'],
    ['s3://bucket/.lathe-partial/x', "names that begin with '.lathe-' are reserved"],
    [`s3://bucket/${'a'.repeat(256)}`, 'a segment of its key is longer than 255 bytes'],
    [`s3://bucket/${'é'.repeat(128)}`, 'a segment of its key is longer than 255 bytes'],
    [`s3://bucket/${'a/'.repeat(512)}a`, 'its key is longer than 1024 bytes'],
    ['file://host/a', 'a file: URI has no host'],
    ['file:///a/../b', "its path has a segment '.' or '..'"],
    ['file:///a//b', 'its path has an empty segment'],
    ['file:///a\0', 'its path holds a NUL'],
  ])('%j is refused: %s', (uri, reason) => {
    expect(() => parseUri(uri)).toThrow(expect.objectContaining({ code: 'storage/bad_uri' }));
    expect(() => parseUri(uri)).toThrow(reason);
  });

  test('is refused, and not repeated, with a query, a fragment or a password', () => {
    for (const uri of [
      's3://bucket/key?X-Amz-Signature=secret',
      's3://bucket/key#secret',
      's3://user:secret@bucket/key',
    ]) {
      expect(() => parseUri(uri)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('secret') }));
    }
  });

  test('is parsed or refused, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nastyText,
          nastyText.map((text) => `s3://bucket/${text}`),
        ),
        (text) => {
          try {
            const location = parseUri(text);
            const key = location.scheme === 's3' ? location.key : location.path.slice(1);
            expect(key.split('/').filter((segment) => ['..', '.'].includes(segment))).toEqual([]);
            expect(key).not.toContain('\0');
          } catch (error) {
            expect(error).toMatchObject({ code: 'storage/bad_uri' } satisfies Partial<LatheFailure>);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('the allow-list', () => {
  const allowed = readAllowList(['s3://open', 's3://news/in/', 's3://news/jingles/one.wav', 'file:///srv/lathe/in']);

  test.each([
    ['s3://open/anything/at/all', true],
    ['s3://opened/key', false],
    ['s3://news/in/a.wav', true],
    ['s3://news/in/deep/a.wav', true],
    ['s3://news/in', true],
    ['s3://news/inbox/a.wav', false],
    ['s3://news/jingles/one.wav', true],
    ['s3://news/jingles/one.wave', false],
    ['s3://news/other', false],
    ['file:///srv/lathe/in/a.wav', true],
    ['file:///srv/lathe/inside/a.wav', false],
    ['file:///srv/lathe/out/a.wav', false],
  ])('%s: %s', (uri, expected) => {
    expect(isAllowed(uri, allowed)).toBe(expected);
  });

  test('allows nothing when it is empty', () => {
    const work = () => checkAllowed('s3://open/a', readAllowList([]));
    expect(work).toThrow(expect.objectContaining({ code: 'storage/not_allowed', class: 'POLICY' }));
  });

  test.each(['', '/', 's3://', 's3:///', 's3://*', 'file://', 'file://host/x', 's3://bucket/../', 's3://bucket/a//'])(
    'has no entry %j',
    (entry) => {
      expect(() => readAllowList([entry])).toThrow(expect.objectContaining({ code: 'storage/bad_uri' }));
    },
  );

  test('lets no URI out of its folder', () => {
    for (const uri of ['s3://news/in/../other', 'file:///srv/lathe/in/../../../etc/passwd', 's3://news/in//x']) {
      expect(() => isAllowed(uri, allowed)).toThrow(expect.objectContaining({ code: 'storage/bad_uri' }));
    }
  });
});
