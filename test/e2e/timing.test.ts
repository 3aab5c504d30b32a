import { afterAll, describe, expect, it } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { samplesOf } from './support/decode.ts';
import { lagOf } from './support/lag.ts';
import { extensions, type Order, type ProfileLabel, run, temporaryFolder } from './support/lathe.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const rate = 16_000;

/** One frame of each codec in seconds; a sample, where there are none. */
const frames: Readonly<Record<ProfileLabel, number>> = {
  wav_master_v1: 1 / rate,
  flac_archive_v1: 1 / rate,
  audio_only_master_v1: 1024 / 48_000,
  mp3_podcast_v1: 1152 / 44_100,
  opus_voice_v1: 960 / 48_000,
  mp4_audio_replaced_v1: 1024 / 48_000,
};

/** Seconds that a master is later, and longer, than its source. */
async function shiftOf(order: Order & { readonly profile: ProfileLabel }, sample: string) {
  const output = folder.file(`${order.preset}-${sample}.${extensions[order.profile]}`);
  await run(order, output);
  const [source, master] = await Promise.all([samplesOf(await samplePath(sample), rate), samplesOf(output, rate)]);
  const opening = 4 * rate;
  const later = lagOf(source.subarray(0, opening), master.subarray(0, opening), rate / 5) / rate;
  return { later, longer: (master.length - source.length) / rate };
}

describe('start and length stay within one frame of the codec', () => {
  const profiles = Object.keys(frames).filter((profile) => profile !== 'mp4_audio_replaced_v1') as ProfileLabel[]; // keys of a record
  it.each(profiles)('%s', async (profile) => {
    const { later, longer } = await shiftOf(
      { preset: 'audio_extract_v1', inputs: { source: 'speech_2s' }, profile },
      'speech_2s',
    );

    expect(Math.abs(later)).toBeLessThanOrEqual(frames[profile]);
    expect(Math.abs(longer)).toBeLessThanOrEqual(frames[profile]);
  });

  it('through the limiter, to the sample', async () => {
    const order = { preset: 'loudness_only_v1', inputs: { source: 'music_96k' }, profile: 'wav_master_v1' } as const;

    expect(await shiftOf(order, 'music_96k')).toEqual({ later: 0, longer: 0 });
  });

  it('through noise reduction and compressor, but for the phase of the highpass', async () => {
    const order = { preset: 'dialogue_clean_v1', inputs: { voice: 'speech_2s' }, profile: 'wav_master_v1' } as const;
    const { later, longer } = await shiftOf(order, 'speech_2s');

    expect(Math.abs(later)).toBeLessThan(0.001);
    expect(longer).toBe(0);
  });

  it.each(['loudness_only_v1', 'dialogue_clean_v1'])(
    '%s keeps sound that begins after its picture in place',
    async (preset) => {
      const input = preset === 'loudness_only_v1' ? 'source' : 'voice';
      const order = { preset, inputs: { [input]: 'video_late_sound' }, profile: 'mp4_audio_replaced_v1' } as const;
      const { later, longer } = await shiftOf(order, 'video_late_sound');

      expect(Math.abs(later)).toBeLessThanOrEqual(frames.mp4_audio_replaced_v1);
      expect(Math.abs(longer)).toBeLessThanOrEqual(frames.mp4_audio_replaced_v1);
    },
  );
});

describe('a bed of music', () => {
  it('repeats until the voice ends, and ends with it', async () => {
    const inputs = { voice: 'speech', music: 'music_bed' };
    const order = { preset: 'voice_over_music_v1', inputs, profile: 'wav_master_v1' } as const;
    const output = folder.file('bed.wav');
    const report = await run(order, output);

    expect(report.output.durationSeconds).toBeCloseTo(report.inputs.voice?.durationSeconds ?? 0, 3);
  });
});
