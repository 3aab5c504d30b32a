import type { Case } from './case.ts';
import { stereoPeakDb } from './k-weighting.ts';
import { integrated, truePeak } from './requirements.ts';
import { type Sound, stereo, tone, usualRate } from './sound.ts';

const SECONDS = 5;

/** What the standards leave open: other sampling rates, and one channel. */
export const ratesAndLayouts: readonly Case[] = [
  ...[8000, 22_050, 44_100, 96_000, 192_000].map((rate) => rateCase(rate, 1000)),
  ...[44_100, 96_000, 192_000].map((rate) => rateCase(rate, 10_000)),
  {
    standard: 'Other rates and layouts',
    name: 'mono',
    signal: 'sine of 1 kHz at -23.01 dBFS in one channel, which is measured as dual mono',
    sounds: () => [mono()],
    requirements: [integrated(-23), truePeak(-23.01)],
  },
];

function rateCase(rate: number, hertz: number): Case {
  const peakDb = stereoPeakDb(-23, hertz);
  return {
    standard: 'Other rates and layouts',
    name: `${rate} Hz`,
    signal: `stereo sine of ${hertz} Hz at ${peakDb.toFixed(2)} dBFS`,
    sounds: () => [stereo(tone([{ seconds: SECONDS, peakDb }], hertz, rate), rate)],
    requirements: [integrated(-23)],
  };
}

function mono(): Sound {
  const samples = tone([{ seconds: SECONDS, peakDb: stereoPeakDb(-23, 1000) }]);
  return { sampleRate: usualRate, layout: 'mono', channels: [samples] };
}
