import type { Fault } from '../fault.ts';

const engine = (name: string): string => `runtime/engine/${name}.ts`;

/** Mistakes in the engine: every graph stays as it is, and only the sound tells. */
export const engineFaults: readonly Fault[] = [
  {
    what: 'the meter reads 0.5 LU high',
    file: engine('measure/read-loudness'),
    find: "const integrated = last.get('I') ?? -70;",
    replace: "const integrated = (last.get('I') ?? -70) + 0.5;",
    heardIn: 'shipped/loudness_only',
    tests: ['test/conformance/conformance.test.ts'],
  },
  {
    what: 'true peaks read 1 dB low',
    file: engine('measure/read-loudness'),
    find: 'return combinePeak(amplitudes, summaryDb,',
    replace: 'return combinePeak(amplitudes.map((a) => a * 0.891), summaryDb && summaryDb - 1,',
    heardIn: 'shipped/loudness_only',
    tests: ['test/conformance/conformance.test.ts'],
  },
  {
    what: 'the search for the gain of a limiter steps the wrong way',
    file: engine('master/seek-gain'),
    find: 'gain + missing * (steepness ?? 1)',
    replace: 'gain - missing * (steepness ?? 1)',
    heardIn: 'operators/normalize',
  },
  {
    what: 'wrong sign in the correction of a deliverable',
    file: engine('master/correct'),
    find: 'hundredths(current.loudness + missing)',
    replace: 'hundredths(current.loudness - missing)',
    heardIn: 'profiles/few_bits',
  },
  {
    what: 'no headroom for what encoders add to peaks',
    file: engine('master/first-aim'),
    find: 'const headroom = { lossless: 0.3, lossy: 0.6, coarse: 1.2 };',
    replace: 'const headroom = { lossless: 0, lossy: 0, coarse: 0 };',
    heardIn: 'operators/normalize',
  },
  {
    what: 'what LAME takes from the level is not made good',
    file: engine('master/first-aim'),
    find: '{ upTo: 160, scale: 0.95 }',
    replace: '{ upTo: 160, scale: 1 }',
    heardIn: 'shipped/apple_podcast',
  },
  {
    what: 'rms as if a full-scale sine had 0 dBFS',
    file: engine('measure/levels'),
    find: 'return power > 0 ? 10 * Math.log10(power) : null;',
    replace: 'return power > 0 ? 10 * Math.log10(power) + 3.01 : null;',
    heardIn: 'operators/normalize_rms',
  },
  {
    what: 'the last 20 ms of sound count as silence',
    file: engine('measure/levels'),
    find: 'end: (last + 1) * blockSeconds',
    replace: 'end: last * blockSeconds',
    heardIn: 'operators/trim_silence',
  },
  {
    what: 'samples are taken for true peaks',
    file: engine('master/measured-facts'),
    find: 'truePeak.peakDb + truePeak.uncertaintyDb',
    replace: 'truePeak.peakDb + truePeak.uncertaintyDb - 3.1',
    heardIn: 'operators/normalize',
  },
  {
    what: 'the tolerance of the verdict on loudness is ten times as wide',
    file: engine('master/verify'),
    find: '{ lossless: 0.1, lossy: 0.2 }',
    replace: '{ lossless: 1, lossy: 2 }',
    tests: ['test/master/verify.test.ts'],
  },
  {
    what: 'a deliverable passes half a decibel over its ceiling',
    file: engine('master/verify'),
    find: 'peak === null || peak <= ceilingDbtp',
    replace: 'peak === null || peak <= ceilingDbtp + 0.5',
    tests: ['test/master/verify.test.ts'],
  },
  {
    what: 'a deliverable of any length passes',
    file: engine('master/verify'),
    find: 'passed: isDeclared && surplus >= -frameSize && surplus <= tail',
    replace: 'passed: isDeclared',
    tests: ['test/master/verify.test.ts'],
  },
  {
    what: 'a deliverable is never made again',
    file: engine('master/deliver'),
    find: 'const mostCorrections = 2;',
    replace: 'const mostCorrections = 0;',
    heardIn: 'profiles/few_bits',
  },
];
