import type { Fault } from '../fault.ts';

const blocks = (name: string): string => `golden/blocks/${name}.ts`;

/** Mistakes in what measures the masters from outside. */
export const measuringFaults: readonly Fault[] = [
  {
    what: 'one frame too many is counted',
    file: blocks('decode'),
    find: 'const samples = { frames, sha256',
    replace: 'const samples = { frames: frames + 1, sha256',
    heardIn: 'operators/gain',
    tests: ['test/blocks/decode.test.ts'],
  },
  {
    what: 'the samples are not in their hash',
    file: blocks('decode'),
    find: '    hash.update(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));\n',
    replace: '',
    heardIn: 'operators/gain',
    tests: ['test/blocks/decode.test.ts'],
  },
  {
    what: 'the sides of a stereo sound change places in the levels',
    file: blocks('decode'),
    find: 'perChannel[channel]?.push(decibels(sum / heard))',
    replace: 'perChannel[channels - 1 - channel]?.push(decibels(sum / heard))',
    tests: ['test/blocks/decode.test.ts'],
  },
  {
    what: 'a duration longer by a frame of AAC',
    file: blocks('measure-sound'),
    find: 'Math.round(durationSeconds * 1e6)',
    replace: 'Math.round((durationSeconds + 1024 / sampleRate) * 1e6)',
    heardIn: 'operators/gain',
  },
  {
    what: 'samples are told as true peaks',
    file: blocks('measure-sound'),
    find: 'truePeakDbtp: loudness.truePeakDbtp',
    replace: 'truePeakDbtp: loudness.samplePeakDbfs',
    heardIn: 'shipped/streaming_music',
  },
  {
    what: 'the curve is a second late',
    file: blocks('measure-sound'),
    find: '(second + 1) * rateHz - 1',
    replace: 'second * rateHz - 1',
    heardIn: 'operators/level',
  },
  {
    what: 'silence begins at -40 dBFS',
    file: blocks('silence'),
    find: '10 ** (-60 / 10)',
    replace: '10 ** (-40 / 10)',
    heardIn: 'operators/level',
    tests: ['test/blocks/decode.test.ts'],
  },
  {
    what: 'a duck is measured in the pauses',
    file: blocks('duck-gain'),
    find: '- usual) <= nearDb',
    replace: '- usual) > nearDb',
    heardIn: 'operators/duck',
    tests: ['test/blocks/duck-gain.test.ts'],
  },
];
