import type { StreamFigures } from '../../runtime/engine/metering/meter-streams.ts';
import { type Reading, type Requirement, type Tolerance, within } from './case.ts';

type Figure = 'momentary' | 'short-term';

const loudnessTolerance = within(0.1);

/** The integrated loudness of every sound, in LUFS. */
export function integrated(lufs: number | null): Requirement {
  const readings = onEach(({ loudness }) => [{ expected: lufs, read: loudness.integratedLufs }]);
  return { figure: 'integrated, LUFS', tolerance: loudnessTolerance, readings };
}

/** The loudness range, in LU, with the tolerance of EBU Tech 3342. */
export function range(lu: number): Requirement {
  const readings = onEach(({ loudness }) => [{ expected: lu, read: loudness.rangeLu }]);
  return { figure: 'range, LU', tolerance: within(1), readings };
}

/** The highest true peak, in dBTP. */
export function truePeak(dbtp: number, tolerance: Tolerance = { above: 0.2, below: 0.4 }): Requirement {
  const readings = onEach(({ loudness }) => [{ expected: dbtp, read: loudness.truePeak?.peakDb ?? null }]);
  return { figure: 'true peak, dBTP', tolerance, readings };
}

/** The true peak of each channel, in the layout's order. */
export function channelPeaks(dbtp: readonly number[]): Requirement {
  const readings = onEach(({ loudness }) =>
    dbtp.map((expected, channel) => ({ expected, read: loudness.truePeak?.perChannelDb[channel] ?? null })),
  );
  return { figure: 'true peak a channel, dBTP', tolerance: { above: 0.2, below: 0.4 }, readings };
}

/** The highest reading of every sound. */
export function maximum(figure: Figure, lufs: number): Requirement {
  const readings = onEach((figures) => [{ expected: lufs, read: highestOf(figures, figure, 0, Infinity) }]);
  return { figure: `maximum ${figure}, LUFS`, tolerance: loudnessTolerance, readings };
}

/** The highest reading so far at the end of each step, as a live meter shows it while the steps get louder. */
export function maximumAfterEach(figure: Figure, stepSeconds: number, levels: readonly number[]): Requirement {
  const readings = onEach((figures) =>
    levels.map((expected, step) => ({ expected, read: highestOf(figures, figure, 0, (step + 1) * stepSeconds) })),
  );
  return { figure: `maximum ${figure}, LUFS`, tolerance: loudnessTolerance, readings };
}

/** Every reading from a time on. */
export function constant(figure: Figure, lufs: number, fromSeconds = 0): Requirement {
  const readings = onEach((figures) =>
    timesAndReadings(figures, figure)
      .filter(({ seconds, lufs: read }) => seconds >= fromSeconds && !Number.isNaN(read))
      .map(({ lufs: read }) => ({ expected: lufs, read })),
  );
  return { figure: `${figure}, LUFS`, tolerance: loudnessTolerance, readings };
}

function onEach(read: (figures: StreamFigures) => readonly Reading[]): Requirement['readings'] {
  return (streams) => streams.flatMap(read);
}

function highestOf(figures: StreamFigures, figure: Figure, from: number, until: number): number | null {
  const levels = timesAndReadings(figures, figure)
    .filter(({ seconds, lufs }) => seconds >= from && seconds <= until + 1e-6 && !Number.isNaN(lufs))
    .map(({ lufs }) => lufs);
  return levels.length === 0 ? null : levels.reduce((most, lufs) => Math.max(most, lufs));
}

/** A reading stands at the end of its window. */
function timesAndReadings({ fine }: StreamFigures, figure: Figure) {
  const readings = figure === 'momentary' ? fine.momentary : fine.shortTerm;
  return [...readings].map((lufs, index) => ({ seconds: (index + 1) / fine.rateHz, lufs }));
}
