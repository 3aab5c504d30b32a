import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import type { HostOptions } from '../../runtime/engine/host/open-host.ts';
import { probe } from '../../runtime/engine/probe/probe-file.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import { limitsFor } from '../../runtime/engine/process/limits.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import { failureOf } from '../engine/support/failures.ts';
import { NOWHERE } from '../engine/support/ffmpeg.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { hostAt, specOf } from './support/confined.ts';

const media = mediaFolder();
let noise: string;
beforeAll(() => {
  noise = media.make('noise.wav', ...NOISE);
});
afterAll(() => media[Symbol.dispose]());

const levels = (['prlimit', 'bubblewrap'] as const).map(async (level) => [level, await hostAt(level)] as const);
const working = (await Promise.all(levels)).flatMap(([level, host]) => (host === undefined ? [] : [level]));

describe.each(working)('under %s, a process', (level) => {
  /** Runs FFmpeg under limits of which one is tight. */
  async function overrun(tight: HostOptions['limits'], args: readonly string[], limits = limitsFor(10)) {
    const host = await hostAt(level, tight);
    if (host === undefined) throw new Error('it worked a moment ago');
    return failureOf(runFfmpeg(specOf(host, media, args, { stage: 'render', limits })));
  }
  const typed = { code: 'ffmpeg/over_limits', class: 'POLICY', retryable: false, stage: 'render' };

  test('that wants too much memory is told of that', async () => {
    const all = ['-f', 'lavfi', '-i', 'aevalsrc=0|0:d=900:s=48000', '-af', 'areverse', ...NOWHERE];
    const message = 'FFmpeg reached its limit of 500 MB of memory';
    expect(await overrun({ addressSpaceBytes: 500e6 }, all)).toMatchObject({ ...typed, message });
  });

  test('that stands still for want of memory is told of that', async () => {
    const endless = [
      '-f',
      'lavfi',
      '-i',
      'anoisesrc=r=192000,aformat=channel_layouts=7.1',
      '-af',
      'areverse',
      ...NOWHERE,
    ];
    const limits = { ...limitsFor(10), stallSeconds: 5 };
    expect(await overrun({ addressSpaceBytes: 500e6 }, endless, limits)).toMatchObject(typed);
  });

  test('that writes too large a file is told of that', async () => {
    const large = [...inputArguments(noise), '-c:a', 'pcm_f64le', 'large.wav'];
    const message = 'FFmpeg reached its limit of 1 MB in one file';
    expect(await overrun({ fileBytes: 1e6 }, large)).toMatchObject({ ...typed, message });
  });

  test('that computes for too long is told of that', async () => {
    const forever = ['-stream_loop', '-1', ...inputArguments(noise), ...NOWHERE];
    const message = 'FFmpeg reached its limit of 1 s of processor time';
    expect(await overrun({ cpuSeconds: 1 }, forever)).toMatchObject({ ...typed, message });
  });
});

describe.skipIf(!working.includes('bubblewrap'))('a bubblewrap that worked at the start and fails now', () => {
  async function failing(): Promise<FfmpegHost> {
    const host = await hostAt('bubblewrap');
    if (host?.confinement.level !== 'bubblewrap') throw new Error('it worked a moment ago');
    const bwrap = media.write('bwrap', '#!/bin/sh\necho "bwrap: Creating new namespace failed" >&2\nexit 1\n');
    chmodSync(bwrap, 0o755);
    return { ...host, confinement: { ...host.confinement, tools: { ...host.confinement.tools, bwrap } } };
  }
  const expected = {
    code: 'ffmpeg/not_confined',
    class: 'INFRA',
    retryable: true,
    message: 'FFmpeg cannot be confined by bubblewrap: bwrap: Creating new namespace failed',
  };

  test('is no fault of FFmpeg', async () => {
    const spec = specOf(await failing(), media, [...inputArguments(noise), ...NOWHERE]);
    expect(await failureOf(runFfmpeg(spec))).toMatchObject(expected);
  });

  test('is no fault of the file', async () => {
    expect(await failureOf(probe({ host: await failing(), path: noise }))).toMatchObject(expected);
  });
});
