import { endsInNoNumbers } from './ends-in-no-numbers.ts';
import type { Loudness, Peak } from './loudness.ts';
import type { MeterMetadata } from './meter-metadata.ts';
import { readMeterMetadata } from './meter-metadata.ts';
import type { MeterSummary } from './meter-summary.ts';
import { parseMeterSummary } from './meter-summary.ts';
import { combinePeak } from './peak.ts';

const BLOCK_SECONDS = 0.1;
const SHORTEST_RANGE_SECONDS = 4;

/** A sample is no sound any more above this, nor is a reading where peaks were not looked at. */
const HIGHEST_PEAK_DB = 120;
const LOUDEST_LUFS = 100;

/** EBU Tech 3342, section 4: the range of a programme under a minute is not representative. */
const STABLE_RANGE_SECONDS = 60;

/**
 * Reads what `ebur128@NAME=peak=true:metadata=1:framelog=48,ametadata=mode=print:file=PATH` measured.
 *
 * @param path - the metadata file
 * @param summary - `FfmpegRun.summaries.get(NAME)`, which knows the peak of the last part of 100 ms
 * @returns figures that exist, and null for those that do not
 * @throws LatheFailure `output/disk_full` when the file was cut short
 */
export async function readLoudness(path: string, summary?: string): Promise<Loudness> {
  const metadata = await readMeterMetadata(path);
  const printed = summary === undefined ? undefined : parseMeterSummary(summary);
  const { momentary, shortTerm, last } = metadata;
  const durationSeconds = momentary.length * BLOCK_SECONDS;
  const integrated = last.get('I') ?? -70;
  const isHeard = integrated > -70; // the absolute gate of BS.1770 is also what FFmpeg gives for no loudness at all
  const hasRange = isHeard && durationSeconds >= SHORTEST_RANGE_SECONDS;

  return Object.freeze<Loudness>({
    integratedLufs: isHeard ? integrated : null,
    rangeLu: hasRange ? (last.get('LRA') ?? null) : null,
    rangeIsStable: durationSeconds >= STABLE_RANGE_SECONDS,
    rangeLufs: hasRange ? rangeBounds(last) : null,
    maxMomentaryLufs: highest(momentary),
    maxShortTermLufs: highest(shortTerm),
    maximaGridMs: 100,
    truePeak: peakOf(metadata, 'true_peaks_ch', printed?.truePeakDb),
    samplePeak: peakOf(metadata, 'sample_peaks_ch', printed?.samplePeakDb),
    hasInvalidSamples: hasInvalidSamples(metadata, printed),
    durationSeconds,
    timeline: { rateHz: 10, momentary, shortTerm },
  });
}

function rangeBounds(last: ReadonlyMap<string, number>): Loudness['rangeLufs'] {
  const [low, high] = [last.get('LRA.low'), last.get('LRA.high')];
  return low === undefined || high === undefined ? null : { low, high };
}

/** The peak that the meter was asked for; under 100 ms only the summary has it. */
function peakOf(metadata: MeterMetadata, prefix: string, summaryDb: number | null | undefined): Peak | undefined {
  const amplitudes = channels(metadata.last, prefix);
  if (amplitudes.length === 0 && summaryDb === undefined) return undefined;
  const highestChannel = amplitudes.indexOf(Math.max(...amplitudes));
  return combinePeak(amplitudes, summaryDb, metadata.since.get(`${prefix}${highestChannel}`) ?? null);
}

function channels(last: ReadonlyMap<string, number>, key: string): readonly number[] {
  const amplitudes: number[] = [];
  for (let value = last.get(`${key}0`); value !== undefined; value = last.get(`${key}${amplitudes.length}`)) {
    amplitudes.push(value);
  }
  return amplitudes;
}

function hasInvalidSamples(metadata: MeterMetadata, printed: MeterSummary | undefined): boolean {
  const { last, momentary } = metadata;
  if (endsInNoNumbers(metadata) || printed?.hasInvalidSamples === true) return true;
  const amplitudes = [...channels(last, 'true_peaks_ch'), ...channels(last, 'sample_peaks_ch')];
  const peaksDb = [
    ...amplitudes.map((amplitude) => 20 * Math.log10(amplitude)),
    printed?.truePeakDb,
    printed?.samplePeakDb,
  ];
  if ((highest(momentary) ?? 0) > LOUDEST_LUFS) return true;
  return peaksDb.some((peakDb) => !((peakDb ?? 0) <= HIGHEST_PEAK_DB));
}

/** The highest of some readings, those that are NaN left out. */
export function highest(readings: Float32Array): number | null {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of readings) if (value > most) most = value;
  return Number.isFinite(most) ? most : null;
}
