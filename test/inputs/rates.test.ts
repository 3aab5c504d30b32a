import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { deliver, refusalOf } from './support/deliver.ts';
import { amplitudeOf, decode } from './support/listen.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

const toneAt = (rate: number) => ['-f', 'lavfi', '-i', `aevalsrc=0.1*sin(2*PI*1000*t):d=1.5:s=${rate}`];

describe('a low and a high sample rate', () => {
  const deliveries = [
    [8000, 'wav_master', 8000],
    [8000, 'audio_only_master', 48_000],
    [8000, 'mp3_podcast', 44_100],
    [192_000, 'wav_master', 192_000],
    [192_000, 'flac_archive', 192_000],
    [192_000, 'audio_only_master', 48_000],
    [192_000, 'opus_voice', 48_000],
  ] as const;
  it.each(deliveries)('%i Hz as %s comes at %i Hz, as loud and as high as it was', async (from, profile, to) => {
    const source = media.make(`tone-${from}.wav`, ...toneAt(from), '-c:a', 'pcm_s24le');
    const { path, report } = await deliver(source, { profile });
    const { channels, sampleRate } = report.output;
    const [samples = new Float32Array()] = decode(path, channels);

    expect(sampleRate).toBe(to);
    expect(Math.abs(amplitudeOf(1000, samples, to) - 0.1)).toBeLessThan(profile === 'mp3_podcast' ? 0.007 : 0.003);
  });
});

/** Two recordings, one behind the other in one file. */
function joined(name: string, one: readonly string[], other: readonly string[]): string {
  const parts = [one, other].map((args, index) => readFileSync(media.make(`${index}-${name}`, ...NOISE, ...args)));
  return media.write(name, Buffer.concat(parts));
}

const bare = ['-write_xing', '0', '-id3v2_version', '0'];

describe('a file that changes its format on the way', () => {
  const changing = [
    ['MP3 of two sample rates', 'rates.mp3', [...bare, '-ar', '44100'], [...bare, '-ar', '48000']],
    ['MP3 that goes from stereo to mono', 'channels.mp3', bare, [...bare, '-ac', '1']],
    ['AAC of two sample rates', 'rates.aac', ['-ar', '44100'], ['-ar', '48000']],
    ['chained Vorbis of two sample rates', 'rates.ogg', ['-ar', '44100'], ['-ar', '48000', '-serial_offset', '7']],
  ] as const;
  it.each(changing)('%s is refused', async (_, name, one, other) => {
    expect(await refusalOf(joined(name, one, other), { preset: 'loudness_only' })).toBe('input/format_changes');
  });

  const chained = [
    ['Vorbis', 'links.ogg', ['-c:a', 'libvorbis']],
    ['Opus', 'links.opus', ['-c:a', 'libopus']],
  ] as const;
  it.each(chained)('%s that is chained and keeps its format is delivered whole', async (_, name, codec) => {
    const { report } = await deliver(joined(name, codec, [...codec, '-serial_offset', '7']));

    expect(report.output.durationSeconds).toBeCloseTo(4, 1);
  });
});
