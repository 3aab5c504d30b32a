/** The streams around a duck, sample by sample: what goes in, what comes out, and what it listens to. */
export interface DuckStreams {
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly voice: Float32Array;
}

/** Seconds between two readings, and that each of them covers: as momentary loudness is read (EBU Tech 3341). */
const stepSeconds = 0.1;
const windowSeconds = 0.4;

/** dB over the rest that decide whether somebody speaks, and how near to the usual level they have to. */
const gateDb = -10;
const nearDb = 3;

/** dBFS under which a stream is taken for silent. */
const silentDb = -70;

/**
 * How far a stream went down while the voice was within 3 dB of its usual level: the median over such moments.
 *
 * @returns dB, to 0.01; null where there are none
 */
export function duckDepth({ before, after, voice }: DuckStreams, rate: number): number | null {
  const spoken = levels(voice, rate, windowSeconds);
  const usual = usualLevel(spoken);
  const [dry, ducked] = [levels(before, rate, stepSeconds), levels(after, rate, stepSeconds)];
  const depths = [...dry].flatMap((level, index) => {
    const isSpoken = Math.abs((spoken[index] ?? Number.NaN) - usual) <= nearDb;
    return isSpoken && level > silentDb ? [level - (ducked[index] ?? Number.NaN)] : [];
  });
  return median(depths.filter((depth) => Number.isFinite(depth)));
}

/** The rms, in dBFS, of the time before each step. */
function levels(samples: Float32Array, rate: number, seconds: number): Float64Array {
  const step = Math.round(stepSeconds * rate);
  const window = Math.round(seconds * rate);
  return Float64Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const end = (index + 1) * step;
    const heard = samples.subarray(Math.max(0, end - window), end);
    let power = 0;
    for (const sample of heard) power += sample * sample;
    return 10 * Math.log10(power / heard.length);
  });
}

/** The mean power of what is not much softer than the rest, gated as ITU-R BS.1770 gates. */
function usualLevel(spoken: Float64Array): number {
  const heard = [...spoken].filter((level) => level > silentDb);
  const gate = meanLevel(heard) + gateDb;
  return meanLevel(heard.filter((level) => level > gate));
}

function meanLevel(decibels: readonly number[]): number {
  const power = decibels.reduce((total, level) => total + 10 ** (level / 10), 0) / decibels.length;
  return 10 * Math.log10(power);
}

function median(values: readonly number[]): number | null {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return middle === undefined ? null : Math.round(middle * 100) / 100;
}
