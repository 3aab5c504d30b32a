import { channel, type Sound } from './signals.ts';

/** Samples of a channel in every channel. */
export function length(sound: Sound): number {
  return channel(sound).length;
}

/** Rms in dBFS between two times in seconds (to the end where only one is given), where a full-scale sine is 0 dBFS. */
export function level(sound: Sound, from = 0, to = Number.POSITIVE_INFINITY, of = 0): number {
  const samples = channel(sound, of).subarray(Math.round(from * sound.sampleRate), to * sound.sampleRate);
  const power = samples.reduce((total, value) => total + value * value, 0) / samples.length;
  return 10 * Math.log10(2 * power + 1e-30);
}

/** Response in dB at each frequency of a chain that was given an `impulse`. */
export function response(rendered: Sound, frequencies: readonly number[]): number[] {
  return frequencies.map((hertz) => 20 * Math.log10(2 * magnitude(channel(rendered), hertz, rendered.sampleRate)));
}

/** Level in dBFS of the part of a sound at one frequency, over a whole number of its cycles. */
export function levelAt(sound: Sound, hertz: number, from: number, to: number): number {
  const samples = channel(sound).subarray(Math.round(from * sound.sampleRate), Math.round(to * sound.sampleRate));
  return 20 * Math.log10((2 * magnitude(samples, hertz, sound.sampleRate)) / samples.length + 1e-15);
}

function magnitude(samples: Float64Array, hertz: number, sampleRate: number): number {
  const step = (2 * Math.PI * hertz) / sampleRate;
  const real = samples.reduce((total, value, index) => total + value * Math.cos(step * index), 0);
  const imaginary = samples.reduce((total, value, index) => total + value * Math.sin(step * index), 0);
  return Math.hypot(real, imaginary);
}

/** The largest difference between two sounds, sample by sample, as a share of full scale. */
export function difference(a: Sound, b: Sound): number {
  const other = channel(b);
  return channel(a).reduce((most, value, index) => Math.max(most, Math.abs(value - (other[index] ?? 0))), 0);
}
