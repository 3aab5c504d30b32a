/** What `ebur128` prints at its end, with one decimal; it includes the last part of 100 ms, which metadata does not. */
export interface MeterSummary {
  /** null for -70.0: nothing passed the gate. */
  readonly integratedLufs: number | null;
  readonly rangeLu: number | null;
  /** undefined where the meter ran without that peak; null for -inf. */
  readonly truePeakDb: number | null | undefined;
  readonly samplePeakDb: number | null | undefined;
  /** Whether a peak is NaN or infinite. */
  readonly hasInvalidSamples: boolean;
}

/** Reads the text below `[ebur128@m1 @ 0x...] Summary:`, as `FfmpegRun.summaries` holds it. */
export function parseMeterSummary(text: string): MeterSummary {
  const integrated = numberAfter(text, /^ +I: +(\S+) LUFS/m);
  const range = numberAfter(text, /^ +LRA: +(\S+) LU$/m);
  const truePeak = numberAfter(text, /True peak:\s+Peak: +(\S+) dBFS/);
  const samplePeak = numberAfter(text, /Sample peak:\s+Peak: +(\S+) dBFS/);
  const heard = integrated !== undefined && integrated > -70;
  return {
    integratedLufs: heard ? integrated : null,
    rangeLu: heard ? (range ?? null) : null,
    truePeakDb: level(truePeak),
    samplePeakDb: level(samplePeak),
    hasInvalidSamples: [truePeak, samplePeak].some(isInvalid),
  };
}

function numberAfter(text: string, pattern: RegExp): number | undefined {
  const printed = pattern.exec(text)?.[1];
  return printed === undefined ? undefined : Number(printed.replace('inf', 'Infinity'));
}

function level(peak: number | undefined): number | null | undefined {
  return peak === undefined || Number.isFinite(peak) ? peak : null;
}

/** Minus infinity is silence; NaN and plus infinity are no levels. */
function isInvalid(peak: number | undefined): boolean {
  return peak !== undefined && (Number.isNaN(peak) || peak === Number.POSITIVE_INFINITY);
}
