import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDestination } from '../../runtime/engine/workspace/destination.ts';
import { checkFreeSpace, freeBytes } from '../../runtime/engine/workspace/free-space.ts';
import { inWorkspace, openWithin, openWorkspace, scratchRoot } from '../../runtime/engine/workspace/open-workspace.ts';
import { publish } from '../../runtime/engine/workspace/publish.ts';
import { sweepWorkspaces } from '../../runtime/engine/workspace/sweep.ts';
import { failureOf } from './support/failures.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder } from './support/media.ts';
import { onSmallDisk } from './support/small-disk.ts';

let folder: MediaFolder;
beforeEach(() => {
  folder = mediaFolder();
});
afterEach(() => folder[Symbol.dispose]());

describe('a workspace', () => {
  test('is a private folder that goes with its scope', async () => {
    let directory = '';
    {
      await using workspace = await openWorkspace(folder.path);
      directory = workspace.directory;
      expect(statSync(directory).mode & 0o777).toBe(0o700);
      expect(workspace.path('render-1.wav')).toBe(join(directory, 'render-1.wav'));
    }
    expect(existsSync(directory)).toBe(false);
  });

  test.each(['../x', 'a/b', '', '.hidden', 'Über', '-i', 'a b'])('has no file called %j', async (name) => {
    await using workspace = await openWorkspace(folder.path);
    expect(() => workspace.path(name)).toThrow(RangeError);
  });

  test('holds others, which go with it', async () => {
    await using outer = await openWorkspace(folder.path);
    const inner = await openWithin(outer, 'work');
    expect(inner.path('render-1.wav')).toBe(join(outer.directory, 'work', 'render-1.wav'));
    expect((await failureOf(openWithin(outer, 'work'))).code).toBe('output/unwritable'); // a name is given once
    await outer.dispose();
    expect(existsSync(inner.directory)).toBe(false);
  });

  test('stays where the caller gave it to the work', async () => {
    await using given = await openWorkspace(folder.path);
    await inWorkspace(async (workspace) => expect(workspace).toBe(given), given);
    expect(existsSync(given.directory)).toBe(true);
  });

  test('is made where LATHE_SCRATCH says', () => {
    expect(scratchRoot({ LATHE_SCRATCH: '/scratch' })).toBe('/scratch');
  });

  test('cannot be made in a folder that is not there', async () => {
    const failed = await failureOf(openWorkspace(folder.file('nowhere')));
    expect(failed).toMatchObject({ code: 'output/unwritable', exitCode: 2 });
  });
});

describe('a sweep', () => {
  /** A workspace as a killed process leaves it. */
  const leftBehind = (name: string, lease: object | undefined): string => {
    mkdirSync(folder.file(name));
    folder.write(`${name}/render.wav`, 'half');
    if (lease !== undefined) folder.write(`${name}/lease.json`, JSON.stringify(lease));
    return folder.file(name);
  };

  test('removes what dead processes left, and nothing else', async () => {
    const dead = leftBehind('lathe-aaaaaa', { host: hostname(), pid: deadPid() });
    const reused = leftBehind('lathe-bbbbbb', { host: hostname(), pid: process.pid, started: '1' });
    leftBehind('lathe-cccccc', { host: hostname(), pid: process.pid });
    leftBehind('lathe-dddddd', { host: 'elsewhere', pid: deadPid() });
    leftBehind('lathe-eeeeee', undefined);
    const old = leftBehind('lathe-ffffff', undefined);
    utimesSync(old, 0, 0);
    const mark = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    const unleased = leftBehind(`lathe-${mark}-${deadPid()}-gggggg`, undefined);
    leftBehind(`lathe-${mark}-${process.pid}-hhhhhh`, undefined);
    leftBehind(`lathe-00000000-${deadPid()}-iiiiii`, undefined);
    leftBehind('lathe-of-somebody', { host: hostname(), pid: deadPid() });
    await using own = await openWorkspace(folder.path);

    expect(await sweepWorkspaces(folder.path)).toEqual([]); // opening a workspace swept already
    expect([dead, reused, old, unleased, own.directory].map(existsSync)).toEqual([false, false, false, false, true]);
    expect(readdirSync(folder.path)).toHaveLength(7);
  });

  const deadPid = (): number => Number(execFileSync('sh', ['-c', 'echo $$']).toString());
});

describe('a destination', () => {
  test.each<[string, string, () => [string, { force?: boolean; inputs?: string[] }]]>([
    ['a file that exists', 'output/exists', () => [folder.write('out.wav', 'x'), {}]],
    [
      'the input',
      'output/same_as_input',
      () => [folder.write('in.wav', 'x'), { force: true, inputs: [folder.file('in.wav')] }],
    ],
    [
      'a link to the input',
      'output/same_as_input',
      () => [linkTo(folder.write('in.wav', 'x')), { force: true, inputs: [folder.file('in.wav')] }],
    ],
    ['a folder that is not there', 'output/unwritable', () => [folder.file('nowhere/out.wav'), {}]],
    ['a folder', 'output/unwritable', () => [folder.path, { force: true }]],
    ['a device', 'output/unwritable', () => ['/dev/null', { force: true }]],
    ['a link to a device', 'output/unwritable', () => [linkTo('/dev/null'), { force: true }]],
    ['a path through a file', 'output/unwritable', () => [`${folder.write('file', 'x')}/out.wav`, {}]],
    ['a disk that is not written to', 'output/unwritable', () => ['/proc/out.wav', {}]],
  ])('%s is refused', async (_, code, make) => {
    const failed = await failureOf(checkDestination(...make()));
    expect({ code: failed.code, exitCode: failed.exitCode }).toEqual({ code, exitCode: 2 });
  });

  const linkTo = (path: string): string => {
    symlinkSync(path, folder.file('link.wav'));
    return folder.file('link.wav');
  };
});

describe('publishing', () => {
  test('moves a file to its name, whole', async () => {
    const made = folder.write('made', 'the master');
    await publish(made, folder.file('out.wav'));
    expect(readFileSync(folder.file('out.wav'), 'utf8')).toBe('the master');
    expect(readdirSync(folder.path)).toEqual(['out.wav']);
  });

  test('replaces only by force', async () => {
    const target = folder.write('out.wav', 'old');
    expect(await failureOf(publish(folder.write('made', 'new'), target))).toMatchObject({ code: 'output/exists' });
    expect(readFileSync(target, 'utf8')).toBe('old');
    await publish(folder.file('made'), target, { force: true });
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  test('leaves a link in place and replaces its file', async () => {
    folder.write('real.wav', 'old');
    symlinkSync('real.wav', folder.file('link.wav'));
    await publish(folder.write('made', 'new'), folder.file('link.wav'), { force: true });
    expect(readlinkSync(folder.file('link.wav'))).toBe('real.wav');
    expect(readFileSync(folder.file('real.wav'), 'utf8')).toBe('new');
  });

  test('works across disks', async (context) => {
    await onSmallDisk(context, folder.path, async (disk) => {
      await publish(folder.write('made', 'the master'), join(disk, 'out.wav'));
      expect(readdirSync(disk)).toEqual(['out.wav']);
    });
  });

  test('leaves nothing half-written on a full disk', async (context) => {
    await onSmallDisk(context, folder.path, async (disk) => {
      const made = folder.write('made', new Uint8Array(1_000_000));
      const failed = await failureOf(publish(made, join(disk, 'out.wav')));
      expect(failed).toMatchObject({ code: 'output/disk_full', class: 'INFRA', exitCode: 2, retryable: true });
      expect(failed.message).toContain('which needs about 1 MB');
      expect(readdirSync(disk)).toEqual([]);
    });
  });
});

test('work that cannot fit is refused before it begins', async () => {
  expect(await freeBytes(folder.path)).toBeGreaterThan(0);
  await checkFreeSpace(folder.path, 1);
  expect(await failureOf(checkFreeSpace(folder.path, 1e18))).toMatchObject({ code: 'output/disk_full' });
});
