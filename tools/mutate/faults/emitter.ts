import type { Fault } from '../fault.ts';

const artifact = (name: string): string => `compiler/artifact/${name}.ts`;

/** Mistakes on the way from an artifact to the text that FFmpeg gets. */
export const emitterFaults: readonly Fault[] = [
  {
    what: 'mono fold at -3 dB for -6 dB',
    file: artifact('channels'),
    find: 'mono|c0=0.5*c0+0.5*c1',
    replace: 'mono|c0=0.7071067812*c0+0.7071067812*c1',
  },
  {
    what: 'stereo from mono with one silent side',
    file: artifact('channels'),
    find: 'stereo|c0=c0|c1=c0',
    replace: 'stereo|c0=c0|c1=0*c0',
  },
  {
    what: 'escape dropped: values are not escaped for the graph',
    file: artifact('escape'),
    find: 'return escapeOnce(escapeOnce(value, OPTION_SPECIAL), GRAPH_SPECIAL);',
    replace: 'return escapeOnce(value, OPTION_SPECIAL);',
  },
  {
    what: 'numbers with three decimals',
    file: artifact('number'),
    find: 'const DECIMALS = 10;',
    replace: 'const DECIMALS = 3;',
  },
  {
    what: 'resampler to the rate of the profile dropped',
    file: artifact('link/instantiate'),
    find: "if (sampleRate !== evaluate(node.deliver.sampleRate)) place('aresample', { sample_rate: sampleRate });",
    replace: '',
  },
  {
    what: 'conditions upside down: filters run where they are not needed',
    file: artifact('link/instantiate'),
    find: 'instance.evaluate(node.when) === 0',
    replace: 'instance.evaluate(node.when) !== 0',
  },
  {
    what: 'two gains in a row become the last one',
    file: artifact('link/tidy'),
    find: 'Number(first.options.volume) * Number(second.options.volume)',
    replace: 'Number(second.options.volume)',
  },
  {
    what: 'mono measured as one loudspeaker',
    file: artifact('link/meters'),
    find: 'dualmono: true',
    replace: 'dualmono: false',
  },
  {
    what: 'the bit rate of the profile never reaches the encoder',
    file: artifact('link/encoding'),
    find: 'Object.entries(optionsOf(profile, channels))',
    replace: 'Object.entries({})',
    filter: 'shipped/podcast_episode',
  },
];
