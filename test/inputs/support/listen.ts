import { execFileSync } from 'node:child_process';

/** Decoded sound, a list of samples for each channel. */
export type Channels = readonly Float32Array[];

/** Decodes the first audio stream of a file at the rate that it has. */
export function decode(path: string, channels: number): Channels {
  const args = ['-nostdin', '-v', 'error', '-i', path, '-map', '0:a:0', '-f', 'f32le', '-'];
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: 2 ** 28 });
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const length = Math.floor(samples.length / channels);
  return Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length }, (_value, index) => samples[index * channels + channel] ?? 0),
  );
}

/**
 * The amplitude of one frequency in the second after the first tenth: whole hertz do not leak into each other there.
 *
 * @param rate Hz
 */
export function amplitudeOf(hertz: number, samples: Float32Array, rate: number): number {
  const window = samples.subarray(rate / 10, rate / 10 + rate);
  let [sine, cosine] = [0, 0];
  for (const [index, sample] of window.entries()) {
    const phase = (2 * Math.PI * hertz * index) / rate;
    sine += sample * Math.sin(phase);
    cosine += sample * Math.cos(phase);
  }
  return (2 * Math.hypot(sine, cosine)) / window.length;
}

/** The index of the sample furthest from zero, from one index to before another. */
export function highestSample(samples: Float32Array, from = 0, to = samples.length): number {
  let highest = from;
  for (let index = from; index < Math.min(to, samples.length); index += 1) {
    if (Math.abs(samples[index] ?? 0) > Math.abs(samples[highest] ?? 0)) highest = index;
  }
  return highest;
}

/** The kinds of a file's streams, in order: `['video', 'audio']`. */
export function streamsOf(path: string): readonly string[] {
  const args = ['-v', 'error', '-show_entries', 'stream=codec_type', '-of', 'csv=p=0', path];
  return execFileSync('ffprobe', args).toString().trim().split('\n');
}
