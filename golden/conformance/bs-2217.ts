import type { Case } from './case.ts';
import { stereoPeakDb, surroundDb } from './k-weighting.ts';
import { integrated } from './requirements.ts';
import { amplitudeOf, type Sound, stereo, tone, usualRate } from './sound.ts';

const SECONDS = 5;
const LONG_SECONDS = 10;
const CHANNELS = ['left', 'right', 'centre', 'LFE', 'left surround', 'right surround'] as const;
type Channel = (typeof CHANNELS)[number];

/** The tones of ITU-R BS.2217's compliance material, made from the coefficients of BS.1770; its programmes are recordings. */
export const bs2217: readonly Case[] = [
  ...[-23, -24].flatMap((lufs) => [25, 100, 500, 1000, 2000, 10_000].map((hertz) => toneCase(lufs, hertz))),
  ...CHANNELS.map(channelCase),
  named('summing', '5.1: the same sine of 1 kHz in all channels but the LFE, which has it 20 dB louder', summing, -23),
  named('relative gate', '10 s at -10, 10 s at -30 LUFS', () => gated(-10, -30), -10),
  named('absolute gate', '10 s at -69.5, 10 s at -72 LUFS', () => gated(-69.5, -72), -69.5),
  named('sweep', 'stereo sine from 25 Hz to 20 kHz in 10 s, at each frequency as strong as -18 LUFS needs', sweep, -18),
];

function named(name: string, signal: string, make: () => Sound, lufs: number | null): Case {
  return { standard: 'ITU-R BS.2217', name, signal, sounds: () => [make()], requirements: [integrated(lufs)] };
}

function toneCase(lufs: number, hertz: number): Case {
  const peakDb = stereoPeakDb(lufs, hertz);
  const signal = `stereo sine of ${hertz} Hz at ${peakDb.toFixed(2)} dBFS`;
  return named(`${hertz} Hz, ${lufs}`, signal, () => stereo(tone([{ seconds: SECONDS, peakDb }], hertz)), lufs);
}

/** A sine in one channel of 5.1, as strong as -23 LUFS needs there; the LFE counts for nothing. */
function channelCase(channel: Channel): Case {
  const peakDb = stereoPeakDb(-23, 1000) + 10 * Math.log10(2) - weightDb(channel);
  const make = (): Sound => surround((other) => (other === channel ? peakDb : undefined));
  const signal = `5.1: sine of 1 kHz at ${peakDb.toFixed(2)} dBFS in one channel`;
  return named(`channel: ${channel}`, signal, make, channel === 'LFE' ? null : -23);
}

function weightDb(channel: Channel): number {
  return channel === 'left surround' || channel === 'right surround' ? surroundDb : 0;
}

function summing(): Sound {
  const counted = CHANNELS.filter((channel) => channel !== 'LFE');
  const sum = counted.reduce((total, channel) => total + 10 ** (weightDb(channel) / 10), 0);
  const peakDb = stereoPeakDb(-23, 1000) + 10 * Math.log10(2 / sum);
  return surround((channel) => (channel === 'LFE' ? peakDb + 20 : peakDb));
}

function surround(levelOf: (channel: Channel) => number | undefined): Sound {
  const channels = CHANNELS.map((channel) => {
    const peakDb = levelOf(channel);
    return tone([peakDb === undefined ? { seconds: SECONDS } : { seconds: SECONDS, peakDb }]);
  });
  return { sampleRate: usualRate, layout: '5.1', channels };
}

/** Two levels, of which a gate leaves out the second. */
function gated(first: number, second: number): Sound {
  const segments = [first, second].map((lufs) => ({ seconds: LONG_SECONDS, peakDb: stereoPeakDb(lufs, 1000) }));
  return stereo(tone(segments));
}

/** Its frequency rises by as many octaves a second, from end to end. */
function sweep(): Sound {
  const [from, to, seconds] = [25, 20_000, LONG_SECONDS];
  const growth = Math.log(to / from) / seconds;
  const samples = Float64Array.from({ length: seconds * usualRate }, (_, at) => {
    const hertz = from * Math.exp((growth * at) / usualRate);
    const phase = (2 * Math.PI * (hertz - from)) / growth;
    return amplitudeOf(stereoPeakDb(-18, hertz)) * Math.sin(phase);
  });
  return stereo(samples);
}
