import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inFolder } from '../../runtime/engine/workspace/in-folder.ts';
import { publishAll } from '../../runtime/engine/workspace/publish-all.ts';
import { failureOf } from './support/failures.ts';
import { type MediaFolder, mediaFolder } from './support/media.ts';

let folder: MediaFolder;
beforeEach(() => {
  folder = mediaFolder();
});
afterEach(() => folder[Symbol.dispose]());

const finished = (name: string) => ({ file: folder.write(`made-${name}`, name), destination: folder.file(name) });

describe('several files', () => {
  test('are published together', async () => {
    await publishAll([finished('one.wav'), finished('two.wav')]);
    expect(readdirSync(folder.path)).toEqual(['one.wav', 'two.wav']);
  });

  test('are not published at all where one cannot be', async () => {
    folder.write('two.wav', 'old');
    const failed = await failureOf(publishAll([finished('one.wav'), finished('two.wav'), finished('three.wav')]));
    expect(failed.code).toBe('output/exists');
    expect(readdirSync(folder.path)).toEqual(['made-three.wav', 'made-two.wav', 'two.wav']);
    expect(readFileSync(folder.file('two.wav'), 'utf8')).toBe('old');
  });
});

describe('a folder that is made for some work', () => {
  const fail = () => Promise.reject(new Error('failed'));

  test('stays where the work is done', async () => {
    await inFolder(folder.file('a/b'), async () => undefined);
    expect(existsSync(folder.file('a/b'))).toBe(true);
  });

  test('goes with all that was made above it where the work fails', async () => {
    await expect(inFolder(folder.file('a/b/c'), fail)).rejects.toThrow('failed');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('stays where it was there before, and where something else is in it', async () => {
    await inFolder(folder.file('a'), async () => undefined);
    await expect(inFolder(folder.file('a/b'), fail)).rejects.toThrow('failed');
    const leaving = inFolder(folder.file('c'), async () => {
      folder.write('c/other', '');
      return fail();
    });
    await expect(leaving).rejects.toThrow('failed');
    expect(readdirSync(folder.path)).toEqual(['a', 'c']);
  });

  test('cannot be a file', async () => {
    const failed = await failureOf(inFolder(folder.write('file', ''), async () => undefined));
    expect(failed).toMatchObject({
      code: 'output/unwritable',
      message: expect.stringContaining('a file stands there'),
    });
  });
});
