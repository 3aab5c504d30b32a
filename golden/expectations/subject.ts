import type { BlockMeasurement, SoundFigures } from '../blocks/measurement.ts';

/** One figure of a master; null where there is none. */
export interface Reading {
  readonly value: number | null;
  /** Of several: `at 12 s`. */
  readonly where?: string;
}

/** A figure of a master and the same one of an input. */
export interface ReadingBeside extends Reading {
  readonly reference: number | null;
}

/** Something that a test can expect something of. A test that expects it of many readings expects it of each. */
export interface Subject {
  readonly of: (measured: Measured) => readonly Reading[];
  /** Held against an input; absent where inputs have no such figure. */
  readonly beside?: (measured: Measured, input: SoundFigures) => readonly ReadingBeside[];
}

/** What subjects read. */
export type Measured = Pick<BlockMeasurement, 'output' | 'duckDepthsDb'>;

/** A subject that is one figure of a sound. */
export function figureOf(read: (sound: SoundFigures) => number | null): Subject {
  return {
    of: ({ output }) => [{ value: read(output) }],
    beside: ({ output }, input) => [{ value: read(output), reference: read(input) }],
  };
}

/** A level of which there is none: digital silence lies under every other level. */
export function levelOf(read: (sound: SoundFigures) => number | null): Subject {
  return figureOf((sound) => read(sound) ?? Number.NEGATIVE_INFINITY);
}
