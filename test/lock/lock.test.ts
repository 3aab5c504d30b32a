import { expect, test } from 'vitest';
import { type ArtifactHash, hashOf, isArtifactHash } from '../../compiler/artifact/canonical.ts';
import { verifyArtifact } from '../../compiler/artifact/verify-artifact.ts';
import { compareLock, extendLock } from '../../compiler/lock/compare-lock.ts';
import { formatLock, type Lock, parseLock } from '../../compiler/lock/lock-file.ts';
import { compilePreset } from '../cli/compile-source.ts';

const [one, two, three] = ['1', '2', '3'].map(hashOfDigits);

function hashOfDigits(digit: string): ArtifactHash {
  const text = digit.repeat(64);
  if (!isArtifactHash(text)) throw new Error('64 digits are a hash');
  return text;
}

function lockOf(entries: Readonly<Record<string, ArtifactHash | undefined>>): Lock {
  return new Map(Object.entries(entries).flatMap(([label, hash]) => (hash === undefined ? [] : [[label, hash]])));
}

test('a lock file is sorted, one version a line, and reads back', () => {
  const text = formatLock(lockOf({ talk_v2: two, talk_v1: one }));
  expect(text).toBe(`{\n  "talk_v1": "sha256:${one}",\n  "talk_v2": "sha256:${two}"\n}\n`);
  expect(parseLock(text)).toEqual({ lock: lockOf({ talk_v1: one, talk_v2: two }) });
});

test.each([
  ['{', 'it is not JSON'],
  ['[]', 'it is not a JSON object'],
  ['{"talk_v1": "sha256:12"}', 'talk_v1 does not name a hash (sha256: and 64 hexadecimal digits)'],
  ['{"talk_v1": 7}', 'talk_v1 does not name a hash (sha256: and 64 hexadecimal digits)'],
])('%s is no lock', (text, problem) => {
  expect(parseLock(text)).toEqual({ problem });
});

test('versions are fresh, kept, broken, or without source', () => {
  const compiled = (label: string, hash: ArtifactHash | undefined) => ({ label, hash: hash ?? hashOf('') });
  const lock = lockOf({ kept_v1: one, broken_v1: two, gone_v1: three });
  const [fresh, kept, broken] = [compiled('fresh_v1', one), compiled('kept_v1', one), compiled('broken_v1', three)];
  expect(compareLock(lock, [fresh, kept, broken])).toEqual({
    fresh: [fresh],
    kept: [kept],
    broken: [{ compiled: broken, published: two }],
    retired: ['gone_v1'],
  });
});

test('publishing adds, and changes nothing that is there', () => {
  const lock = extendLock(lockOf({ b_v1: one }), [{ label: 'a_v1', hash: two ?? hashOf('') }]);
  expect([...lock]).toEqual([
    ['a_v1', two],
    ['b_v1', one],
  ]);
});

test('stored bytes are an artifact only under their own hash', () => {
  const { hash, canonical, artifact } = compilePreset('preset a v1 { input x: Audio output x |> gain(3 dB) }');
  expect(verifyArtifact(hash, canonical)).toEqual({ artifact });
  expect(verifyArtifact(hash, `${canonical} `)).toEqual({
    fault: 'corrupt',
    problem: 'its bytes have another hash',
  });
});

test.each([
  ['{"kind":"preset"}', expect.stringContaining('it is no artifact that this version of Lathe knows')],
  ['nonsense', 'it is not JSON'],
])('%s under its own hash is no artifact', (text, problem) => {
  expect(verifyArtifact(hashOf(text), text)).toEqual({ fault: 'invalid', problem });
});

test('an artifact that is written otherwise than in canonical form is none', () => {
  const { canonical } = compilePreset('preset a v1 { input x: Audio output x |> gain(3 dB) }');
  for (const text of [`${canonical}\n`, canonical.replace('{', '{"kind":"profile",')]) {
    const problem = 'its JSON is not in canonical form';
    expect(verifyArtifact(hashOf(text), text)).toEqual({ fault: 'invalid', problem });
  }
});
