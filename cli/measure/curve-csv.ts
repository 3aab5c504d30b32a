import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';

/**
 * The loudness timeline as CSV: seconds, momentary and short-term loudness in LUFS.
 *
 * A line stands for the windows of 400 ms and 3 s that end at its time; where they are not filled yet, and in digital
 * silence, there is nothing between the commas.
 */
export function curveAsCsv({ loudness: { timeline } }: Pick<FileMeasurement, 'loudness'>): string {
  const { rateHz, momentary, shortTerm } = timeline;
  const lines = Array.from(momentary, (lufs, index) => {
    const seconds = (index + 1) / rateHz;
    return [seconds.toFixed(1), field(lufs), field(shortTerm[index])].join(',');
  });
  return ['seconds,momentary_lufs,short_term_lufs', ...lines].join('\n');
}

function field(lufs = Number.NaN): string {
  return Number.isFinite(lufs) ? lufs.toFixed(2) : '';
}
