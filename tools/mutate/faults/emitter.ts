import type { Fault } from '../fault.ts';

const artifact = (name: string): string => `compiler/artifact/${name}.ts`;

/** Mistakes on the way from an artifact to the text that FFmpeg gets. */
export const emitterFaults: readonly Fault[] = [
  {
    what: 'mono fold at -3 dB for -6 dB',
    file: artifact('channels'),
    find: 'mono|c0=0.5*c0+0.5*c1',
    replace: 'mono|c0=0.7071067812*c0+0.7071067812*c1',
    heardIn: 'operators/channels',
  },
  {
    what: 'stereo from mono with one silent side',
    file: artifact('channels'),
    find: 'stereo|c0=c0|c1=c0',
    replace: 'stereo|c0=c0|c1=0*c0',
    heardIn: 'shipped/to_stereo',
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
    heardIn: 'operators/gain',
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
    heardIn: 'operators/normalize',
  },
  {
    what: 'two gains in a row become the last one',
    file: artifact('link/tidy'),
    find: 'Number(first.options.volume) * Number(second.options.volume)',
    replace: 'Number(second.options.volume)',
    heardIn: 'planner/gains_fused',
  },
  {
    what: 'mono measured as one loudspeaker',
    file: artifact('link/meters'),
    find: 'dualmono: true',
    replace: 'dualmono: false',
    heardIn: 'shipped/to_mono',
  },
  {
    what: 'the bit rate of the profile never reaches the encoder',
    file: artifact('link/encoding'),
    find: 'Object.entries(optionsOf(profile, channels))',
    replace: 'Object.entries({})',
    heardIn: 'shipped/apple_podcast',
  },
  {
    what: 'decibels of power for decibels of amplitude',
    file: artifact('operators'),
    find: '10 ** (a / 20)',
    replace: '10 ** (a / 10)',
    heardIn: 'operators/gain',
  },
  {
    what: 'gains are rounded to whole decibels',
    file: artifact('operators'),
    find: 'Math.round(a * 100) / 100',
    replace: 'Math.round(a)',
    heardIn: 'shipped/loudness_only',
  },
  {
    what: 'the first stream of a file is taken, whatever it is',
    file: artifact('link/link-stages'),
    find: 'sources[input]?.stream ?? 0',
    replace: '0',
    heardIn: 'shipped/audio_extract',
  },
  {
    what: 'sound that begins late is moved to the front',
    file: artifact('link/instantiate'),
    find: '{ async: 1, first_pts: 0 }',
    replace: '{ async: 1 }',
    heardIn: 'shipped/audio_extract',
  },
  {
    what: 'what a stage keeps for the next is cut to 16 bits',
    file: artifact('link/link-stages'),
    find: "'-c:a', 'pcm_f32le', '-fflags'",
    replace: "'-c:a', 'pcm_s16le', '-fflags'",
    heardIn: 'shipped/dialogue_clean',
  },
  {
    what: 'a search measures without the gain that it tries',
    file: artifact('link/link-stages'),
    find: '[solve.id, gain]]',
    replace: '[solve.id, 0]]',
    heardIn: 'operators/normalize',
  },
  {
    what: 'the delay of an MP3 counts as sound',
    file: artifact('link/link-stages'),
    find: "demuxer: 'mp3', priming: 1105",
    replace: "demuxer: 'mp3', priming: 0",
    heardIn: 'shipped/apple_podcast',
  },
];
