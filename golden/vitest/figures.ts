import type { QuantityType } from '../../compiler/types/quantity.ts';
import type { Bounds } from '../expectations/bounds.ts';

/** What a figure has to be near, under, over or between; in the figure's unit. */
export interface Wanted extends Bounds {
  readonly kind: 'wanted';
}

/** Figures of a sound, each with what it has to be: a number is that number exactly. */
export type WantedFigures = { readonly [Name in FigureName]?: Wanted | number } & { readonly codec?: string };

export type FigureName = keyof typeof figures;

/** The figures that can be measured: their subject in the language, their type, and that of their differences. */
export const figures = {
  integrated: ['loudness', 'Loudness', 'LoudnessDelta'],
  range: ['loudness_range', 'LoudnessDelta', 'LoudnessDelta'],
  momentaryMax: ['momentary_max', 'Loudness', 'LoudnessDelta'],
  shortTermMax: ['short_term_max', 'Loudness', 'LoudnessDelta'],
  truePeak: ['true_peak', 'TruePeak', 'Gain'],
  samplePeak: ['sample_peak', 'Level', 'Gain'],
  rms: ['rms', 'Level', 'Gain'],
  noiseFloor: ['noise_floor', 'Level', 'Gain'],
  /** Seconds. */
  duration: ['duration', 'Duration', 'Duration'],
  silence: ['silence', 'Duration', 'Duration'],
  channels: ['channels', 'Integer', 'Integer'],
  /** Hz. */
  sampleRate: ['sample_rate', 'Frequency', 'Frequency'],
  /** Of the master of a preset's test. */
  duckDepth: ['duck_depth', 'Gain', 'Gain'],
  /** Every reading of the short-term loudness, pauses left out. */
  curve: ['curve', 'Loudness', 'LoudnessDelta'],
} as const satisfies Record<string, readonly [subject: string, type: QuantityType, difference: QuantityType]>;

/** Near a number: `within(-16, 0.3)` is -16 ± 0.3. */
export function within(of: number, tolerance: number): Wanted {
  return { kind: 'wanted', min: of - tolerance, max: of + tolerance, isOpen: false };
}

/** That number or less. */
export function atMost(max: number): Wanted {
  return { kind: 'wanted', min: Number.NEGATIVE_INFINITY, max, isOpen: false };
}

/** That number or more. */
export function atLeast(min: number): Wanted {
  return { kind: 'wanted', min, max: Number.POSITIVE_INFINITY, isOpen: false };
}

/** One of the two numbers or between them. */
export function between(min: number, max: number): Wanted {
  return { kind: 'wanted', min, max, isOpen: false };
}
