import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';

/**
 * The loudness timeline as CSV: seconds, momentary and short-term loudness in LUFS.
 *
 * A line stands for the windows of 400 ms and 3 s that end at its time; where they are not filled yet, and in digital
 * silence, there is nothing between the commas.
 */
export function curveAsCsv({ loudness: { timeline } }: Pick<FileMeasurement, 'loudness'>): string {
  const { rateHz, momentaryLufs, shortTermLufs } = timeline;
  const lines = momentaryLufs.map((momentary, index) => {
    const seconds = (index + 1) / rateHz;
    return [seconds.toFixed(1), field(momentary), field(shortTermLufs[index] ?? null)].join(',');
  });
  return ['seconds,momentary_lufs,short_term_lufs', ...lines].join('\n');
}

function field(lufs: number | null): string {
  return lufs === null ? '' : lufs.toFixed(2);
}
