import type { StreamFigures } from '../../runtime/engine/metering/meter-streams.ts';
import type { Case, Reading, Standard, Tolerance } from './case.ts';

/** One line of the table. */
export interface Row extends Reading {
  readonly standard: Standard;
  readonly name: string;
  readonly signal: string;
  readonly figure: string;
  readonly tolerance: Tolerance;
  readonly passed: boolean;
}

/** What was read of a case, by requirement; of several readings the one that is furthest off. */
export function rowsOf(
  { standard, name, signal, requirements }: Case,
  figures: readonly StreamFigures[],
): readonly Row[] {
  return requirements.map(({ figure, tolerance, readings }) => {
    const worst = worstOf(readings(figures));
    return { standard, name, signal, figure, tolerance, ...worst, passed: isWithin(worst, tolerance) };
  });
}

function worstOf(readings: readonly Reading[]): Reading {
  const [first, ...others] = readings;
  if (first === undefined) return { expected: null, read: Number.NaN }; // nothing to hold a requirement against fails it
  return others.reduce((worst, reading) => (distance(reading) > distance(worst) ? reading : worst), first);
}

function distance({ expected, read }: Reading): number {
  if (expected === null || read === null) return expected === read ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(read - expected);
}

function isWithin({ expected, read }: Reading, { above, below }: Tolerance): boolean {
  if (expected === null || read === null) return expected === read;
  return read - expected <= above && expected - read <= below;
}
