import type { Case } from './case.ts';
import { channelPeaks, constant, integrated, maximum, maximumAfterEach } from './requirements.ts';
import { type Segment, type Sound, stereoTone, tone, usualRate } from './sound.ts';

type Numbered = Omit<Case, 'standard' | 'name'>;

function numbered(cases: Readonly<Record<number, Numbered>>): readonly Case[] {
  return Object.entries(cases).map(([name, rest]) => ({ standard: 'EBU Tech 3341', name, ...rest }));
}

const segments = Array.from({ length: 20 }, (_, index) => index);
const levels = segments.map((index) => index - 38);

/** EBU Tech 3341 (version 4, 2023), table 1, without the true-peak cases; 7 and 8 exist as recordings only. */
export const tech3341: readonly Case[] = numbered({
  1: {
    signal: 'stereo sine of 1 kHz at -23 dBFS for 20 s',
    sounds: () => [stereoTone({ seconds: 20, peakDb: -23 })],
    requirements: [constant('momentary', -23), constant('short-term', -23), integrated(-23)],
  },
  2: {
    signal: 'the same at -33 dBFS',
    sounds: () => [stereoTone({ seconds: 20, peakDb: -33 })],
    requirements: [constant('momentary', -33), constant('short-term', -33), integrated(-33)],
  },
  3: {
    signal: '10 s at -36, 60 s at -23, 10 s at -36 dBFS',
    sounds: () => [stereoTone(...steps([10, -36], [60, -23], [10, -36]))],
    requirements: [integrated(-23)],
  },
  4: {
    signal: 'the same with 10 s at -72 dBFS before and after',
    sounds: () => [stereoTone(...steps([10, -72], [10, -36], [60, -23], [10, -36], [10, -72]))],
    requirements: [integrated(-23)],
  },
  5: {
    signal: '20 s at -26, 20.1 s at -20, 20 s at -26 dBFS',
    sounds: () => [stereoTone(...steps([20, -26], [20.1, -20], [20, -26]))],
    requirements: [integrated(-23)],
  },
  6: {
    signal: '5.0 for 20 s: L and R at -28, C at -24, Ls and Rs at -30 dBFS',
    sounds: () => [surroundTone()],
    requirements: [integrated(-23), channelPeaks([-28, -28, -24, -30, -30])],
  },
  9: {
    signal: '1.34 s at -20, 1.66 s at -30 dBFS, five times',
    sounds: () => [stereoTone(...repeated(5, steps([1.34, -20], [1.66, -30])))],
    requirements: [constant('short-term', -23, 3)],
  },
  10: {
    signal: '20 files: 3 s at -23 dBFS, each 150 ms later than the one before',
    sounds: () =>
      segments.map((index) => stereoTone({ seconds: index * 0.15 }, { seconds: 3, peakDb: -23 }, { seconds: 1 })),
    requirements: [maximum('short-term', -23)],
  },
  11: {
    signal: '20 steps of 6 s: 3 s at -38, -37 ... -19 dBFS, each 150 ms later in its step',
    sounds: () => [stereoTone(...levels.flatMap((peakDb, index) => shifted(index * 0.15, { seconds: 3, peakDb }, 3)))],
    requirements: [maximumAfterEach('short-term', 6, levels)],
  },
  12: {
    signal: '0.18 s at -20, 0.22 s at -30 dBFS, 25 times',
    sounds: () => [stereoTone(...repeated(25, steps([0.18, -20], [0.22, -30])))],
    requirements: [constant('momentary', -23, 1)],
  },
  13: {
    signal: '20 files: 400 ms at -23 dBFS, each 20 ms later than the one before',
    sounds: () =>
      segments.map((index) => stereoTone({ seconds: index * 0.02 }, { seconds: 0.4, peakDb: -23 }, { seconds: 1 })),
    requirements: [maximum('momentary', -23)],
  },
  14: {
    signal: '20 steps of 0.8 s: 400 ms at -38, -37 ... -19 dBFS, each 20 ms later in its step',
    sounds: () => [
      stereoTone(...levels.flatMap((peakDb, index) => shifted(index * 0.02, { seconds: 0.4, peakDb }, 0.4))),
    ],
    requirements: [maximumAfterEach('momentary', 0.8, levels)],
  },
});

function steps(...list: readonly (readonly [seconds: number, peakDb: number])[]): readonly Segment[] {
  return list.map(([seconds, peakDb]) => ({ seconds, peakDb }));
}

function repeated(times: number, list: readonly Segment[]): readonly Segment[] {
  return Array.from({ length: times }, () => list).flat();
}

/** A segment that comes late, with so much silence after it that all of them take equally long. */
function shifted(lateSeconds: number, segment: Segment, restSeconds: number): readonly Segment[] {
  return [{ seconds: lateSeconds }, segment, { seconds: restSeconds - lateSeconds }];
}

function surroundTone(): Sound {
  const [front, centre, back] = [-28, -24, -30].map((peakDb) => tone([{ seconds: 20, peakDb }]));
  if (front === undefined || centre === undefined || back === undefined) throw new RangeError('three levels');
  return { sampleRate: usualRate, layout: '5.0', channels: [front, front, centre, back, back] };
}
