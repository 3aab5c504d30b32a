import type { Case } from './case.ts';
import { truePeak } from './requirements.ts';
import { type Sound, stereo, usualRate } from './sound.ts';

/** EBU Tech 3341, cases 15 to 23: peaks that lie between the samples. */
export const truePeaks: readonly Case[] = [
  between('15', { divisor: 4, amplitude: 0.5, degrees: 0 }, -6),
  between('16', { divisor: 4, amplitude: 0.5, degrees: 45 }, -6),
  between('17', { divisor: 6, amplitude: 0.5, degrees: 60 }, -6),
  between('18', { divisor: 8, amplitude: 0.5, degrees: 67.5 }, -6),
  between('19', { divisor: 4, amplitude: 1.41, degrees: 45 }, 3),
  ...[0, 1, 2, 3].map((offset): Case => {
    const signal = `sine of fs/6 at 0.50 with one period of fs/4 at 1.00, made at 4 fs, every 4th sample from ${offset}`;
    return { ...peakCase(String(20 + offset), signal, () => burst(offset)), requirements: [truePeak(0)] };
  }),
];

/** A sine of a whole fraction of the sampling rate. */
interface Sine {
  readonly divisor: number;
  readonly amplitude: number;
  readonly degrees: number;
}

function between(name: string, sine: Sine, dbtp: number): Case {
  const { divisor, amplitude, degrees } = sine;
  const signal = `sine of fs/${divisor} at ${amplitude.toFixed(2)} full scale, phase ${degrees} degrees`;
  return { ...peakCase(name, signal, () => fadedSine(sine)), requirements: [truePeak(dbtp)] };
}

function peakCase(name: string, signal: string, make: () => Sound) {
  return { standard: 'EBU Tech 3341', name, signal, sounds: () => [make()] } as const;
}

const SECONDS = 1;
const FADE_SECONDS = 0.01;

function fadedSine({ divisor, amplitude, degrees }: Sine): Sound {
  const phase = (degrees / 180) * Math.PI;
  const samples = Float64Array.from(
    { length: SECONDS * usualRate },
    (_, at) => amplitude * fade(at / usualRate, SECONDS) * Math.sin((2 * Math.PI * at) / divisor + phase),
  );
  return stereo(samples);
}

/** Rises and falls in 10 ms, over a length in seconds. */
function fade(seconds: number, length: number): number {
  return Math.min(1, seconds / FADE_SECONDS, (length - seconds) / FADE_SECONDS);
}

const OVERSAMPLING = 4;
const BURST_SECONDS = 0.3;

/** The period of fs/4 begins and ends where the sine of fs/6 passes zero upwards, so that the phase runs on. */
function burst(offset: number): Sound {
  const rate = usualRate * OVERSAMPLING;
  const [slow, fast] = [6 * OVERSAMPLING, 4 * OVERSAMPLING];
  const start = Math.round((rate * BURST_SECONDS) / 2 / slow) * slow;
  const made = Float64Array.from({ length: BURST_SECONDS * rate }, (_, at) => {
    if (at >= start && at < start + fast) return Math.sin((2 * Math.PI * (at - start)) / fast);
    const run = at < start ? at : at - start - fast;
    return 0.5 * fade(at / rate, BURST_SECONDS) * Math.sin((2 * Math.PI * run) / slow);
  });
  return stereo(decimate(made, offset));
}

const HALF_LENGTH = 256;

/** A sinc under a Blackman window that ends at fs/2: passes all up to 22 kHz, and stops what would fold back. */
const lowPass = Float64Array.from({ length: 2 * HALF_LENGTH + 1 }, (_, at) => {
  const cutoff = 0.48 / OVERSAMPLING; // cycles a sample; -6 dB at 23 kHz
  const distance = at - HALF_LENGTH;
  const turn = (Math.PI * distance) / HALF_LENGTH;
  const window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
  const sinc = distance === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * distance) / (Math.PI * distance);
  return sinc * window;
});

/** Every fourth sample from an offset on, after the low-pass, which is symmetric. */
function decimate(samples: Float64Array, offset: number): Float64Array {
  const padded = new Float64Array(samples.length + 2 * HALF_LENGTH);
  padded.set(samples, HALF_LENGTH);
  const length = Math.floor((samples.length - offset) / OVERSAMPLING);
  return Float64Array.from({ length }, (_, at) => {
    const around = padded.subarray(at * OVERSAMPLING + offset);
    return lowPass.reduce((total, weight, tap) => total + weight * (around[tap] ?? 0), 0);
  });
}
