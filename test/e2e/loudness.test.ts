import { afterAll, describe, expect, it } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { meter } from './support/decode.ts';
import { extensions, type Order, type ProfileLabel, run, temporaryFolder } from './support/lathe.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

interface Promised extends Order {
  readonly profile: ProfileLabel;
  readonly lufs: number;
  readonly ceiling: number;
}

const popping = { source: 'speech_popping' } as const;
const levelled = { preset: 'loudness_only_v1', lufs: -16, ceiling: -1 } as const;
const dialogue = { preset: 'dialogue_clean_v1', lufs: -16, ceiling: -1.5 } as const;
const voiceOver = { preset: 'voice_over_music_v1', lufs: -16, ceiling: -1 } as const;
const mixed = { preset: 'simple_mix_v1', lufs: -16, ceiling: -1 } as const;

const promises: readonly Promised[] = [
  { ...levelled, inputs: popping, profile: 'wav_master_v1' },
  { ...levelled, inputs: popping, profile: 'flac_archive_v1' },
  { ...levelled, inputs: popping, profile: 'mp3_podcast_v1' },
  { ...levelled, inputs: popping, profile: 'opus_voice_v1' },
  { ...levelled, inputs: { source: 'music_dense' }, profile: 'audio_only_master_v1' },
  { ...levelled, inputs: { source: 'music_surround' }, profile: 'audio_only_master_v1' },
  { ...levelled, inputs: { source: 'video_speech' }, profile: 'mp4_audio_replaced_v1' },
  { ...levelled, inputs: { source: 'speech_60s' }, params: ['target=-23LUFS'], lufs: -23, profile: 'wav_master_v1' },
  { ...dialogue, inputs: { voice: 'speech_quiet' }, profile: 'audio_only_master_v1' },
  { ...dialogue, inputs: { voice: 'speech_8k' }, profile: 'opus_voice_v1' },
  { ...dialogue, inputs: { voice: 'video_speech' }, profile: 'mp4_audio_replaced_v1' },
  { ...dialogue, inputs: { voice: 'speech_clipped' }, profile: 'flac_archive_v1' },
  { ...voiceOver, inputs: { voice: 'speech', music: 'music_bed' }, profile: 'audio_only_master_v1' },
  { ...voiceOver, inputs: { voice: 'speech', music: 'music' }, params: ['depth=12dB'], profile: 'wav_master_v1' },
  { ...mixed, inputs: { main: 'speech', added: 'music_sparse' }, params: ['balance=-6dB'], profile: 'flac_archive_v1' },
  { ...mixed, inputs: { main: 'music_dense', added: 'speech_8k' }, profile: 'mp3_podcast_v1' },
];

/** With what a test's title says of it. */
function named(promised: Promised, number: number) {
  return { ...promised, number, samples: Object.values(promised.inputs).join(' and ') };
}

const lossless: readonly ProfileLabel[] = ['wav_master_v1', 'flac_archive_v1'];

describe('the decoded deliverable, on a meter of its own', () => {
  it.each(promises.map(named))(
    '$preset of $samples as $profile reads $lufs LUFS, at or under $ceiling dBTP',
    async (promised) => {
      const { lufs, ceiling, profile, number } = promised;
      const output = folder.file(`${number}.${extensions[profile]}`);
      const report = await run(promised, output);
      const read = await meter(output);

      const tolerance = lossless.includes(profile) ? 0.1 : 0.2;
      expect(Math.abs(read.integratedLufs - lufs)).toBeLessThanOrEqual(tolerance + 0.005);
      expect(read.truePeakDbtp).toBeLessThanOrEqual(ceiling + 0.05); // it reads in tenths
      expect(report.output.loudness.integratedLufs).toBeCloseTo(read.integratedLufs, 1);
      expect(report.verdicts.every(({ passed }) => passed)).toBe(true);
    },
  );
});

const untouched: readonly (Order & { readonly profile: ProfileLabel; readonly sample: string })[] = [
  { preset: 'audio_extract_v1', sample: 'video_speech', inputs: { source: 'video_speech' }, profile: 'wav_master_v1' },
  { preset: 'to_mono_v1', sample: 'tone_1k', inputs: { source: 'tone_1k' }, profile: 'flac_archive_v1' },
  { preset: 'to_stereo_v1', sample: 'speech_2s', inputs: { source: 'speech_2s' }, profile: 'wav_master_v1' },
];

describe('a preset that levels nothing', () => {
  it.each(untouched)('$preset leaves $sample as loud as it was', async (order) => {
    const output = folder.file(`${order.preset}.${extensions[order.profile]}`);
    await run(order, output);
    const [before, after] = [await meter(await samplePath(order.sample)), await meter(output)];

    expect(Math.abs(after.integratedLufs - before.integratedLufs)).toBeLessThan(0.05);
  });
});
