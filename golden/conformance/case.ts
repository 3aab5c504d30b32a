import type { StreamFigures } from '../../runtime/engine/metering/meter-streams.ts';
import type { Sound } from './sound.ts';

/** What a meter has to read, and what it read; null is no loudness at all. */
export interface Reading {
  readonly expected: number | null;
  readonly read: number | null;
}

/** How far a reading may be off, in LU or dB. */
export interface Tolerance {
  readonly above: number;
  readonly below: number;
}

/** One requirement on one figure. */
export interface Requirement {
  /** Such as `integrated, LUFS`. */
  readonly figure: string;
  readonly tolerance: Tolerance;
  /** Every reading that the requirement holds for, of the sounds in their order. */
  readonly readings: (figures: readonly StreamFigures[]) => readonly Reading[];
}

/** One case of a standard: sounds to be metered on their own, and what is required of them. */
export interface Case {
  readonly standard: Standard;
  /** As the standard numbers it, or a name. */
  readonly name: string;
  readonly signal: string;
  /** Made when they are metered, since together they are large. */
  readonly sounds: () => readonly Sound[];
  readonly requirements: readonly Requirement[];
}

export type Standard = 'EBU Tech 3341' | 'EBU Tech 3342' | 'ITU-R BS.2217' | 'Other rates and layouts';

/** As far above as below. */
export function within(tolerance: number): Tolerance {
  return { above: tolerance, below: tolerance };
}
