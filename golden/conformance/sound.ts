/** A signal as numbers, so that its phase and its peaks are exact. */
export interface Sound {
  readonly sampleRate: number;
  readonly layout: Layout;
  /** One array a channel, in the layout's order; channels may share one. Full scale is 1. */
  readonly channels: readonly Float64Array[];
}

export type Layout = 'mono' | 'stereo' | '5.0' | '5.1';

/** A stretch of a tone; silence where no level is given. */
export interface Segment {
  readonly seconds: number;
  /** Of the peaks, in dBFS. */
  readonly peakDb?: number;
}

/** The rate of the official signals. */
export const usualRate = 48_000;

/** The samples of a tone whose level changes from segment to segment while its phase runs on. */
export function tone(segments: readonly Segment[], hertz = 1000, sampleRate = usualRate): Float64Array {
  const lengths = segments.map(({ seconds }) => Math.round(seconds * sampleRate));
  const samples = new Float64Array(lengths.reduce((total, length) => total + length, 0));
  const step = (2 * Math.PI * hertz) / sampleRate;
  let at = 0;
  for (const [index, { peakDb }] of segments.entries()) {
    const end = at + (lengths[index] ?? 0);
    const amplitude = peakDb === undefined ? 0 : amplitudeOf(peakDb);
    for (; at < end; at += 1) samples[at] = amplitude * Math.sin(step * at);
  }
  return samples;
}

/** The same samples in both channels, as most official signals have them. */
export function stereo(samples: Float64Array, sampleRate = usualRate): Sound {
  return { sampleRate, layout: 'stereo', channels: [samples, samples] };
}

/** A stereo tone of 1 kHz in segments. */
export function stereoTone(...segments: readonly Segment[]): Sound {
  return stereo(tone(segments));
}

/** dBFS to a share of full scale. */
export function amplitudeOf(decibels: number): number {
  return 10 ** (decibels / 20);
}
