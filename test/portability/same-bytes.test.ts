import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { mediaFolder } from '../engine/support/media.ts';
import { type Job, run } from '../master/support/mastering.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());
afterEach(() => vi.unstubAllEnvs());

const profiles = [
  ['wav_master', 'wav'],
  ['flac_archive', 'flac'],
  ['audio_only_master', 'm4a'],
  ['mp3_podcast', 'mp3'],
  ['opus_voice', 'opus'],
  ['mp4_audio_replaced', 'mp4'],
] as const;

/** Masters into a folder of its own, with a scratch folder of its own. */
async function runApart(name: string, extension: string, job: Omit<Job, 'destination'>): Promise<MasterReport> {
  const scratch = media.file(`${name}-scratch`);
  mkdirSync(scratch, { recursive: true });
  vi.stubEnv('LATHE_SCRATCH', scratch);
  return run({ ...job, destination: media.file(`${name} of ${job.preset}.${extension}`), force: true });
}

function hashOf({ output }: MasterReport): string {
  return createHash('sha256').update(readFileSync(output.path)).digest('hex');
}

describe('in reproducible mode', () => {
  it.each(profiles)('two runs in two places give the same bytes as %s', async (profile, extension) => {
    const picture = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25:d=2', '-c:v', 'mpeg4'];
    const voice = media.make('voice.mp4', '-i', await samplePath('speech_2s'), ...picture, '-c:a', 'aac');
    const job = { preset: 'dialogue_clean', profile, inputs: { voice }, cpuMode: 'reproducible' } as const;
    const once = await runApart('once', extension, job);
    const again = await runApart('once more', extension, job);

    expect(hashOf(again)).toBe(hashOf(once));
    expect([once.output.sha256, again.output.sha256]).toEqual([hashOf(once), hashOf(once)]);
    expect(once.ffmpeg.mode).toBe('reproducible');
    expect(once.stages.filter(({ argv }) => !argv.join(' ').includes('-cpuflags 0'))).toEqual([]);
  });
});

it('the two modes are told apart by their fingerprints', async () => {
  const job = { preset: 'to_mono', profile: 'wav_master', inputs: await samplePath('speech_2s') };
  const fast = await runApart('fast', 'wav', job);
  const reproducible = await runApart('reproducible', 'wav', { ...job, cpuMode: 'reproducible' });

  expect(fast.stages.filter(({ argv }) => argv.includes('-cpuflags'))).toEqual([]);
  expect(fast.ffmpeg).toMatchObject({ mode: 'fast', version: reproducible.ffmpeg.version });
  expect(fast.ffmpeg.fingerprint).not.toBe(reproducible.ffmpeg.fingerprint);
});
