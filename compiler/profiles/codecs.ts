import { type ChoiceParam, choiceOr, type Params, type QuantityParam, quantityOr } from '../operators/params.ts';
import type { CheckedCodecArguments } from './codec-arguments.ts';

/** One codec of the language and the FFmpeg encoder behind it. */
export interface Codec<P extends Params = Params> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  readonly lossless: boolean;
  /** Samples of one codec frame; a deliverable's length may differ from its source's by that much. */
  readonly frameSize: number;
  /** Hz, rising; empty where any is taken. */
  readonly sampleRates: readonly number[];
  /** More are mixed down to stereo. */
  readonly maxChannels: number;
  /** The encoder, its options and the sample format that it takes. */
  encode(args: CheckedCodecArguments): Encoding;
}

export interface Encoding {
  readonly encoder: string;
  readonly options: Readonly<Record<string, string>>;
  readonly sampleFormat: string;
}

const bitrate = (value: number, min: number, max: number): QuantityParam & { default: number } =>
  quantityOr('Bitrate', value, { min, max, doc: 'kbit per second for all channels together' });

const bits: ChoiceParam = choiceOr(['int16', 'int24', 'float32'], 'int24', 'sample format');

const mpegRates = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000];

const kilobits = (args: CheckedCodecArguments): string => `${Number(args.bitrate)}k`;

const aac: Codec = {
  name: 'aac',
  doc: 'AAC-LC at a constant target rate',
  params: { bitrate: bitrate(192, 32, 512) },
  lossless: false,
  frameSize: 1024,
  sampleRates: [...mpegRates, 64000, 88200, 96000],
  maxChannels: 8,
  encode: (args) => ({ encoder: 'aac', options: { b: kilobits(args) }, sampleFormat: 'fltp' }),
};

const mp3: Codec = {
  name: 'mp3',
  doc: 'MPEG layer III at a constant rate',
  params: { bitrate: bitrate(128, 32, 320) },
  lossless: false,
  frameSize: 1152,
  sampleRates: mpegRates,
  maxChannels: 2,
  encode: (args) => ({ encoder: 'libmp3lame', options: { b: kilobits(args) }, sampleFormat: 'fltp' }),
};

const opus: Codec = {
  name: 'opus',
  doc: 'Opus, tuned for speech or for music',
  params: {
    bitrate: bitrate(64, 12, 510),
    tuned: choiceOr(['music', 'voice'], 'music', 'what the encoder listens for'),
  },
  lossless: false,
  frameSize: 960,
  sampleRates: [48000], // whatever goes in, Opus comes out at 48 kHz (RFC 7845, section 5.1)
  maxChannels: 8,
  encode: (args) => ({
    encoder: 'libopus',
    options: { b: kilobits(args), application: args.tuned === 'voice' ? 'voip' : 'audio' },
    sampleFormat: 'flt',
  }),
};

const flac: Codec = {
  name: 'flac',
  doc: 'FLAC, lossless, 24 bits',
  params: {},
  lossless: true,
  frameSize: 1,
  sampleRates: [],
  maxChannels: 8,
  encode: () => ({ encoder: 'flac', options: { bits_per_raw_sample: '24' }, sampleFormat: 's32' }),
};

const pcmEncoders: Readonly<Record<string, Encoding>> = {
  int16: { encoder: 'pcm_s16le', options: {}, sampleFormat: 's16' },
  int24: { encoder: 'pcm_s24le', options: {}, sampleFormat: 's32' },
  float32: { encoder: 'pcm_f32le', options: {}, sampleFormat: 'flt' },
};

const int24: Encoding = { encoder: 'pcm_s24le', options: {}, sampleFormat: 's32' };

const pcm: Codec = {
  name: 'pcm',
  doc: 'Uncompressed samples',
  params: { bits },
  lossless: true,
  frameSize: 1,
  sampleRates: [],
  maxChannels: 8,
  encode: (args) => pcmEncoders[String(args.bits)] ?? int24,
};

/** The codecs by name. */
export const codecs: ReadonlyMap<string, Codec> = new Map(
  [aac, mp3, opus, flac, pcm].map((codec) => [codec.name, codec]),
);
