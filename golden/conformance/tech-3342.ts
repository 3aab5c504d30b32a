import type { Case } from './case.ts';
import { range } from './requirements.ts';
import { stereoTone } from './sound.ts';

/** EBU Tech 3342 (2023), table 1; 5 and 6 exist as recordings only. */
export const tech3342: readonly Case[] = [
  rangeCase('1', [-20, -30], 10),
  rangeCase('2', [-20, -15], 5),
  rangeCase('3', [-40, -20], 20),
  rangeCase('4', [-50, -35, -20, -35, -50], 15),
];

function rangeCase(name: string, levels: readonly number[], lu: number): Case {
  return {
    standard: 'EBU Tech 3342',
    name,
    signal: `stereo sine of 1 kHz, 20 s each at ${levels.join(', ')} dBFS`,
    sounds: () => [stereoTone(...levels.map((peakDb) => ({ seconds: 20, peakDb })))],
    requirements: [range(lu)],
  };
}
