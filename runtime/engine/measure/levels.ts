/** The sample levels of one stream over time, as `astats` read them: a block every 20 ms. */
export interface Levels {
  /** Rms over all channels of each block, in dBFS: -3 for a full-scale sine; minus infinity for digital silence. */
  readonly rms: Float32Array;
  /** The highest sample, in dBFS; null where every sample is zero. */
  readonly samplePeakDb: number | null;
  readonly blockSeconds: number;
}

/** What a delivery that asks for levels instead of loudness is judged by; dBFS, null for what does not exist. */
export interface LevelFigures {
  /** Of the whole stream, silence included. */
  readonly rmsDb: number | null;
  readonly samplePeakDb: number | null;
  /** The rms of the quietest half second that holds no digital silence. */
  readonly noiseFloorDb: number | null;
}

/** Seconds that a noise floor is looked for in, as the checks of audiobook publishers do. */
const floorSeconds = 0.5;

/** dBFS; nothing below it was recorded: it is what a codec makes of digital silence. */
const noRoom = -120;

/** The figures of a stream. */
export function levelFigures({ rms, samplePeakDb, blockSeconds }: Levels): LevelFigures {
  return {
    rmsDb: decibelsOf(meanPower(rms)),
    samplePeakDb,
    noiseFloorDb: decibelsOf(quietest(rms, Math.round(floorSeconds / blockSeconds))),
  };
}

/**
 * Where the sound of a stream begins and ends.
 *
 * @param threshold dBFS rms; undefined takes everything for sound
 * @returns seconds; undefined where no block reaches the threshold
 */
export function soundBounds(
  { rms, blockSeconds }: Levels,
  threshold = Number.NEGATIVE_INFINITY,
): { readonly start: number; readonly end: number } | undefined {
  const first = rms.findIndex((level) => level >= threshold);
  const last = rms.findLastIndex((level) => level >= threshold);
  return first < 0 ? undefined : { start: first * blockSeconds, end: (last + 1) * blockSeconds };
}

function meanPower(rms: Float32Array): number {
  return rms.reduce((total, level) => total + 10 ** (level / 10), 0) / rms.length;
}

/** The lowest mean power of so many blocks in a row, of which none is digital silence; NaN where there is none. */
function quietest(rms: Float32Array, blocks: number): number {
  let least = Number.NaN;
  let run = 0;
  let power = 0;
  for (const [index, level] of rms.entries()) {
    const isRoom = level > noRoom;
    run = isRoom ? run + 1 : 0;
    power = isRoom ? power + 10 ** (level / 10) : 0;
    if (run > blocks) power -= 10 ** ((rms[index - blocks] ?? 0) / 10);
    if (run >= blocks && !(power / blocks >= least)) least = power / blocks;
  }
  return least;
}

function decibelsOf(power: number): number | null {
  return power > 0 ? 10 * Math.log10(power) : null;
}
