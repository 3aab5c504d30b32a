import { afterAll, expect, test } from 'vitest';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { normalizing, run } from './support/mastering.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const codecs = [
  { profile: 'mp3_podcast', extension: 'mp3', sampleRate: 44_100, frame: 1152 },
  { profile: 'audio_only_master', extension: 'm4a', sampleRate: 48_000, frame: 1024 },
  { profile: 'opus_voice', extension: 'opus', sampleRate: 48_000, frame: 960 },
];

// LAME puts more than a frame behind the last sample where that is the first few of a frame.
const cases = codecs.flatMap((codec) => [0, 1, 9, codec.frame / 2].map((beyond) => ({ ...codec, beyond })));

test.each(cases)(
  '$profile takes whole frames and $beyond samples',
  async ({ profile, extension, beyond, ...codec }) => {
    const samples = 40 * codec.frame + beyond;
    const name = `${profile}-${beyond}`;
    const cut = ['-af', `aresample=${codec.sampleRate},atrim=end_sample=${samples}`, '-c:a', 'pcm_f32le'];
    const { output, verdicts } = await run({
      preset: normalizing('normalize(-20 LUFS)'),
      profile,
      inputs: media.make(`${name}.wav`, ...NOISE, ...cut),
      destination: media.file(`${name}.${extension}`),
    });
    expect(verdicts.filter(({ passed }) => !passed)).toEqual([]);
    expect(output.durationSeconds).toBe(samples / codec.sampleRate);
  },
);
