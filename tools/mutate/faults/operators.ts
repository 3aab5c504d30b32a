import type { Fault } from '../fault.ts';

const operator = (name: string): string => `compiler/operators/${name}.ts`;

/** Mistakes in what operators become. */
export const operatorFaults: readonly Fault[] = [
  {
    what: 'gain off by 1 dB',
    file: operator('gain'),
    find: 'volume: amplitude(amount)',
    replace: 'volume: amplitude(add(amount, 1))',
  },
  {
    what: 'high-pass frequency doubled',
    file: operator('highpass'),
    find: "'highpass', frequency, slope)",
    replace: "'highpass', { op: 'mul', of: [frequency, 2] }, slope)",
  },
  {
    what: 'a steep slope with one of its two filters',
    file: operator('slopes'),
    find: 'steep: [0.541196, 1.306563]',
    replace: 'steep: [0.541196]',
  },
  {
    what: 'attack and release of the compressor swapped',
    file: operator('compress'),
    find: 'attack: milliseconds(attack),\n      release: milliseconds(release),',
    replace: 'attack: milliseconds(release),\n      release: milliseconds(attack),',
  },
  {
    what: 'wrong sign in the threshold of all dynamics',
    file: operator('detector'),
    find: 'return neg(add(term(5.727, 1.439), term(0.7145, 0.034)));',
    replace: 'return add(term(5.727, 1.439), term(0.7145, 0.034));',
  },
  {
    what: 'the gate takes too much: a slope for amplitudes on squared signals',
    file: operator('turn-down-below'),
    find: 'ratio: div(add(ratio, 1), 2)',
    replace: 'ratio',
  },
  {
    what: 'normalize target off by 1 LU',
    file: operator('normalize'),
    find: 'add(target, graph.correction.loudness)',
    replace: 'add(add(target, 1), graph.correction.loudness)',
  },
  {
    what: 'ceiling of the limiter off by 0.5 dB',
    file: operator('true-peak-limiter'),
    find: 'limit: amplitude(ceiling)',
    replace: "limit: amplitude({ op: 'add', of: [ceiling, 0.5] })",
  },
  {
    what: 'missing `when`: the limiter works where no peak needs it',
    file: operator('true-peak-limiter'),
    find: "'alimiter', options, { when })",
    replace: "'alimiter', options)",
  },
  {
    what: 'a limiter for samples, not for true peaks',
    file: operator('true-peak-limiter'),
    find: 'const oversampled = 192_000',
    replace: 'const oversampled = 48_000',
  },
  {
    what: 'duck too shallow: the detector offset is lost',
    file: operator('duck'),
    find: 'const detectorOffset = 1.5',
    replace: 'const detectorOffset = 0',
  },
  {
    what: 'swapped inputs: the compressor of the duck listens to the bed',
    file: operator('duck'),
    find: 'also: [listenedTo(graph, under, bed.sampleRate)]',
    replace: 'also: [listenedTo(graph, bed, bed.sampleRate)]',
  },
  {
    what: 'the mix is turned down by its number of streams',
    file: operator('sum'),
    find: 'normalize: false',
    replace: 'normalize: true',
  },
  {
    what: 'streams of different rates meet: the resampler is dropped',
    file: operator('alike'),
    find: "graph.filter(withoutLoudness(flow), 'aresample', { sample_rate: sampleRate }, { when })",
    replace: 'withoutLoudness(flow)',
  },
  {
    what: 'wrong loop end: as long as the bed, not as the voice',
    file: operator('loop'),
    find: 'end_sample: samples(wanted, flow)',
    replace: 'end_sample: samples(own, flow)',
  },
  {
    what: 'trim begins one frame late',
    file: operator('trim'),
    find: '{ start_sample: samples(from, flow) }',
    replace: "{ start_sample: { op: 'add', of: [samples(from, flow), 1] } }",
  },
  {
    what: 'the delay of the denoiser stays in',
    file: operator('denoise'),
    find: '{ start_sample: late }',
    replace: '{ start_sample: 0 }',
  },
  {
    what: 'wrong fade length: twice as long',
    file: operator('fade-in'),
    find: 'nb_samples: samples(duration, flow)',
    replace: "nb_samples: { op: 'mul', of: [samples(duration, flow), 2] }",
  },
  {
    what: 'silence before a stereo sound delays one channel only',
    file: operator('pad'),
    find: 'all: true',
    replace: 'all: false',
  },
];
