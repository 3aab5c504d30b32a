import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { WantedConfinement } from '../../runtime/engine/confinement/confinement.ts';
import { onPath } from '../../runtime/engine/host/on-path.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { failureOf } from '../engine/support/failures.ts';
import { mediaFolder } from '../engine/support/media.ts';
import { hostAt } from './support/confined.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const hasSandbox = (await hostAt('bubblewrap')) !== undefined;
const hasLimits = (await hostAt('prlimit')) !== undefined;

let machines = 0;

/** Opens a host on a machine that has these programs besides FFmpeg, some of them replaced by scripts. */
async function hostWith(names: readonly string[], wanted: WantedConfinement, scripts: Record<string, string> = {}) {
  machines += 1;
  const folder = media.file(`machine-${machines}`);
  mkdirSync(folder);
  for (const name of ['ffmpeg', 'ffprobe', ...names]) {
    symlinkSync((await onPath(name, process.env)) ?? '', join(folder, name));
  }
  for (const [name, text] of Object.entries(scripts)) {
    const path = media.write(join(`machine-${machines}`, name), `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
  }
  return openHost({ PATH: folder }, { confinement: wanted });
}

const forLimits = ['nice', 'prlimit', 'setpriv'];

test('nothing confines FFmpeg unless that is asked for', async () => {
  const { confinement } = await openHost();
  expect(confinement).toEqual({ level: 'none', shortfalls: [] });
});

describe.skipIf(!hasSandbox)('where bubblewrap works', () => {
  test('it is what auto takes, also for an FFmpeg that lies elsewhere', async () => {
    const { confinement } = await hostWith([...forLimits, 'bwrap'], 'auto');
    expect(confinement).toMatchObject({ level: 'bubblewrap', shortfalls: [] });
  });

  test('an FFmpeg that needs what it does not show is not confined by it', async () => {
    const script = (name: string, text: string): string => {
      const path = media.write(name, `#!/bin/sh\n${text}\n`);
      chmodSync(path, 0o755);
      return path;
    };
    const needed = script('needed', 'exec ffprobe "$@"');
    const environment = { PATH: process.env.PATH, LATHE_FFPROBE: script('ffprobe', `exec ${needed} "$@"`) };
    const { confinement } = await openHost(environment, { confinement: 'auto' });
    expect(confinement).toMatchObject({
      level: 'prlimit',
      shortfalls: [{ level: 'bubblewrap', reason: expect.stringContaining(`${needed}: not found`) }],
    });
  });
});

describe.skipIf(!hasLimits)('where bubblewrap does not work, auto takes prlimit and says why', () => {
  test('bwrap is missing', async () => {
    const { confinement } = await hostWith(forLimits, 'auto');
    expect(confinement).toMatchObject({
      level: 'prlimit',
      shortfalls: [{ level: 'bubblewrap', reason: 'bwrap is not on the PATH' }],
      limits: { addressSpaceBytes: 4 * 2 ** 30, fileBytes: 64 * 2 ** 30, openFiles: 256 },
    });
  });

  test('bwrap may not make namespaces', async () => {
    const reason = 'bwrap: No permissions to create a new namespace';
    const { confinement } = await hostWith(forLimits, 'auto', { bwrap: `echo "${reason}" >&2; exit 1` });
    expect(confinement).toMatchObject({ level: 'prlimit', shortfalls: [{ level: 'bubblewrap', reason }] });
  });
});

test('where nothing works, auto is told so', async () => {
  const { confinement } = await hostWith([], 'auto');
  expect(confinement).toEqual({
    level: 'none',
    shortfalls: [
      { level: 'bubblewrap', reason: 'nice is not on the PATH' },
      { level: 'prlimit', reason: 'nice is not on the PATH' },
    ],
  });
});

test.each(['bubblewrap', 'prlimit'] as const)('%s that was asked for and does not work is a failure', async (level) => {
  expect(await failureOf(hostWith(['nice'], level))).toMatchObject({
    code: 'ffmpeg/not_confined',
    class: 'INFRA',
    exitCode: 3,
    message: `FFmpeg cannot be confined by ${level}: prlimit is not on the PATH`,
  });
});
