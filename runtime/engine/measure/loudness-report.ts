import type { Loudness, LoudnessTimeline } from './loudness.ts';

/** Ten readings a second in LUFS, NaN where there is none. */
export interface TimelineReport extends LoudnessTimeline {
  toJSON(): TimelineJson;
}

/** The same in JSON: to 0.01, and null where there is none. */
export interface TimelineJson {
  readonly rateHz: 10;
  readonly momentaryLufs: readonly (number | null)[];
  readonly shortTermLufs: readonly (number | null)[];
}

/** What was measured of one stream, to 0.01; a figure that does not exist is null. */
export interface LoudnessReport {
  readonly integratedLufs: number | null;
  readonly rangeLu: number | null;
  /** EBU Tech 3342: under a minute the range is unstable. */
  readonly rangeIsStable: boolean;
  /** What the loudness range lies between, LUFS. */
  readonly rangeLufs: { readonly low: number; readonly high: number } | null;
  readonly maxMomentaryLufs: number | null;
  readonly maxShortTermLufs: number | null;
  /** Milliseconds between the readings that the two maxima are taken from; 100 can miss 0.45 LU of the momentary one. */
  readonly maximaGridMs: 100 | 20;
  readonly truePeakDbtp: number | null;
  readonly truePeakPerChannelDbtp: readonly (number | null)[];
  /** Where the true peak lies, to 0.1 s; null where there is none, and where it lies in the last part of 100 ms. */
  readonly truePeakAtSeconds: number | null;
  readonly samplePeakDbfs: number | null;
  readonly samplePeakPerChannelDbfs: readonly (number | null)[];
  /** One channel is measured as two: it plays on two loudspeakers, which is 3 LU louder than on one. */
  readonly monoPolicy: 'dual mono' | 'not mono';
  /** True peak over integrated loudness, in LU. */
  readonly peakToLoudnessLu: number | null;
  readonly durationSeconds: number;
  readonly timeline: TimelineReport;
}

/** A measurement as the report gives it, to 0.01. */
export function reportLoudness(loudness: Loudness): LoudnessReport {
  const { integratedLufs, rangeLufs, truePeak, samplePeak, timeline } = loudness;
  const peak = truePeak?.peakDb ?? null;
  return {
    integratedLufs: reading(integratedLufs),
    rangeLu: reading(loudness.rangeLu),
    rangeIsStable: loudness.rangeIsStable,
    rangeLufs: rangeLufs && { low: hundredths(rangeLufs.low), high: hundredths(rangeLufs.high) },
    maxMomentaryLufs: reading(loudness.maxMomentaryLufs),
    maxShortTermLufs: reading(loudness.maxShortTermLufs),
    maximaGridMs: loudness.maximaGridMs,
    truePeakDbtp: reading(peak),
    truePeakPerChannelDbtp: (truePeak?.perChannelDb ?? []).map(reading),
    truePeakAtSeconds: reading(truePeak?.atSeconds),
    samplePeakDbfs: reading(samplePeak?.peakDb),
    samplePeakPerChannelDbfs: (samplePeak?.perChannelDb ?? []).map(reading),
    monoPolicy: truePeak?.perChannelDb.length === 1 ? 'dual mono' : 'not mono',
    peakToLoudnessLu: peak === null || integratedLufs === null ? null : reading(peak - integratedLufs),
    durationSeconds: loudness.durationSeconds,
    timeline: reportTimeline(timeline),
  };
}

/** Ten hours have 360,000 readings: they become plain numbers, which take more memory, in JSON alone. */
export function reportTimeline(timeline: LoudnessTimeline): TimelineReport {
  return { ...timeline, toJSON: timelineJson };
}

/** NaN becomes null where JSON is written; until then, an array of numbers alone takes a third of the memory. */
function timelineJson(this: LoudnessTimeline): TimelineJson {
  const { rateHz, momentary, shortTerm } = this;
  return {
    rateHz,
    momentaryLufs: Array.from(momentary, hundredths),
    shortTermLufs: Array.from(shortTerm, hundredths),
  };
}

/** A timeline as it stands in JSON. */
export function readTimeline({ rateHz, momentaryLufs, shortTermLufs }: TimelineJson): LoudnessTimeline {
  const readings = (figures: readonly (number | null)[]) =>
    Float32Array.from(figures, (figure) => figure ?? Number.NaN);
  return { rateHz, momentary: readings(momentaryLufs), shortTerm: readings(shortTermLufs) };
}

/** A figure to 0.01; null where there is none, which is how a measurement of something broken ends up too. */
export function reading(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : hundredths(value);
}

/** A figure of the report to 0.01. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
