import { afterAll, describe, expect, it } from 'vitest';
import type { CompiledPreset } from '../../compiler/compile.ts';
import { samplePath } from '../../golden/samples/index.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { master } from '../../runtime/engine/master/master.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { mediaFolder } from '../engine/support/media.ts';
import { requestOf } from '../master/support/mastering.ts';
import { otherFfmpeg } from './support/other-ffmpeg.ts';
import { samplesOf, shippedPresets, withOtherFilters } from './support/shipped.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const program = otherFfmpeg();
const presets = shippedPresets();
const levelled = presets.filter(({ label }) => label === 'loudness_only_v1');
const popping = new Map([['source', 'speech_popping']]);

/** The figures of one job by this machine's FFmpeg and by the other one. */
async function both(preset: CompiledPreset, profile: string, samples = samplesOf(preset)) {
  const inputs = Object.fromEntries(await Promise.all([...samples].map(shortSample)));
  const request = await requestOf({ preset: 'to_mono', profile, inputs, destination: '', force: true });
  const extension = request.profile.artifact.extensions[0];
  const run = async (name: string, host = request.host) =>
    figuresOf(await master({ ...request, preset, host, destination: media.file(`${name}.${extension}`) }));
  const other = await openHost({ ...process.env, LATHE_FFMPEG: program });
  return { here: await run('here'), there: await run('there', other) };
}

/** The first seconds of a sample. */
async function shortSample([input, name]: readonly [string, string]) {
  return [
    input,
    media.make(`${name}.wav`, '-t', '3', '-i', await samplePath(name), '-vn', '-c:a', 'pcm_s24le'),
  ] as const;
}

function figuresOf({ output, gainDb = 0, mode }: MasterReport) {
  const { integratedLufs, truePeakDbtp } = output.loudness;
  return { lufs: integratedLufs ?? 0, dbtp: truePeakDbtp ?? 0, gainDb, seconds: output.durationSeconds, mode };
}

type Figures = ReturnType<typeof figuresOf>;

function expectAlike({ here, there }: Record<'here' | 'there', Figures>, lu: number, db: number): void {
  expect(there).toMatchObject({ mode: here.mode, seconds: here.seconds });
  expect(Math.abs(there.lufs - here.lufs)).toBeLessThanOrEqual(lu);
  expect(Math.abs(there.dbtp - here.dbtp)).toBeLessThanOrEqual(db);
  expect(Math.abs(there.gainDb - here.gainDb)).toBeLessThanOrEqual(lu);
}

describe.skipIf(program === undefined)('another FFmpeg measures and masters alike', () => {
  it.each(withOtherFilters(presets))('$label as wav_master', async (preset) => {
    expectAlike(await both(preset, 'wav_master'), 0.05, 0.05);
  });

  const lossy = ['audio_only_master', 'mp3_podcast', 'opus_voice'];
  it.each(['flac_archive', ...lossy])('limited, as %s', async (profile) => {
    for (const preset of levelled) expectAlike(await both(preset, profile, popping), 0.1, 0.3);
  });
});
