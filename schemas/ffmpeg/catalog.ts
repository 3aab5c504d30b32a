import type { FilterName } from '../generated/ffmpeg-filters.ts';
import catalog from './5.1/catalog.json' with { type: 'json' };

/** JSON Schema (draft 7) of the options of a filter, an encoder or a muxer. */
export interface OptionsSchema {
  readonly title: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, OptionSchema>>;
}

/** What FFmpeg says of one option. An option without `minimum` or `maximum` has no bound on that side. */
export interface OptionSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly object[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number | string | boolean;
}

export interface EncoderFacts {
  readonly name: string;
  readonly description: string;
  /** Hz, rising; empty where the encoder takes any. */
  readonly sampleRates: readonly number[];
  readonly sampleFormats: readonly string[];
  /** Empty where the encoder takes any, or does not say. */
  readonly channelLayouts: readonly string[];
  readonly options: OptionsSchema;
}

export interface MuxerFacts {
  readonly name: string;
  readonly description: string;
  readonly extensions: readonly string[];
  readonly mimeType: string | null;
  readonly options: OptionsSchema;
}

export type EncoderName = keyof typeof catalog.encoders;
export type MuxerName = keyof typeof catalog.muxers;

/** The options of every filter that Lathe emits, as FFmpeg 5.1 documents them. */
export const filterSchemas: Readonly<Record<FilterName, OptionsSchema>> = catalog.filters;

export const encoderFacts: Readonly<Record<EncoderName, EncoderFacts>> = catalog.encoders;

export const muxerFacts: Readonly<Record<MuxerName, MuxerFacts>> = catalog.muxers;
