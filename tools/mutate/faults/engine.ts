import type { Fault } from '../fault.ts';

const engine = (name: string): string => `runtime/engine/${name}.ts`;

/** Mistakes in the engine: every graph stays as it is, and only the sound tells. */
export const engineFaults: readonly Fault[] = [
  {
    what: 'the meter reads 0.5 LU high',
    file: engine('measure/read-loudness'),
    find: "const integrated = last.get('I') ?? -70;",
    replace: "const integrated = (last.get('I') ?? -70) + 0.5;",
    filter: 'shipped/loudness_only',
  },
  {
    what: 'true peaks read 1 dB low',
    file: engine('measure/peak'),
    find: 'const perChannelDb = amplitudes.map(decibels);\n  const amplitude = Math.max(0, ...amplitudes.filter(Number.isFinite));',
    replace:
      'const perChannelDb = amplitudes.map(decibels);\n  const amplitude = 0.89 * Math.max(0, ...amplitudes.filter(Number.isFinite));',
    filter: 'shipped/dialogue_clean',
  },
  {
    what: 'the search for the gain of a limiter steps the wrong way',
    file: engine('master/seek-gain'),
    find: 'gain + missing * (steepness ?? 1)',
    replace: 'gain - missing * (steepness ?? 1)',
    filter: 'shipped/dialogue_clean',
  },
  {
    what: 'wrong sign in the correction of a deliverable',
    file: engine('master/correct'),
    find: 'hundredths(current.loudness + missing)',
    replace: 'hundredths(current.loudness - missing)',
  },
  {
    what: 'no headroom for what encoders add to peaks',
    file: engine('master/first-aim'),
    find: 'const headroom = { lossless: 0.3, lossy: 0.6, coarse: 1.2 };',
    replace: 'const headroom = { lossless: 0, lossy: 0, coarse: 0 };',
    filter: 'shipped/dialogue_clean',
  },
  {
    what: 'what LAME takes from the level is not made good',
    file: engine('master/first-aim'),
    find: '{ upTo: 160, scale: 0.95 }',
    replace: '{ upTo: 160, scale: 1 }',
    filter: 'shipped/podcast_episode',
  },
];
