import type { SoundFigures } from '../blocks/measurement.ts';
import type { ReadingBeside, Subject } from './subject.ts';

/** LU under the integrated loudness where the pauses begin: the relative gate of loudness ranges (EBU Tech 3342). */
const gateLu = 20;

/**
 * The short-term loudness, second by second, pauses left out. Beside an input it is the shape that counts: the curve is
 * moved to the input's loudness before the two are compared.
 */
export const curve: Subject = {
  of: ({ output }) => orNone(heardIn(output).map(([value, where]) => ({ value, where }))),
  beside: ({ output }, input) => {
    const moved = (input.integratedLufs ?? Number.NaN) - (output.integratedLufs ?? Number.NaN);
    const readings = heardIn(input).map(([reference, where, second]): ReadingBeside => {
      const value = (output.curveLufs[second] ?? Number.NaN) + moved;
      return { value: Number.isFinite(value) ? Math.round(value * 100) / 100 : null, where, reference };
    });
    return orNone(readings);
  },
};

/** The readings that are no pauses: value, when, and its number. */
function heardIn({ curveLufs, integratedLufs }: SoundFigures): readonly (readonly [number, string, number])[] {
  const gate = (integratedLufs ?? Number.POSITIVE_INFINITY) - gateLu;
  return curveLufs.flatMap((value, second) =>
    value === null || value < gate ? [] : [[value, `at ${second + 1} s`, second] as const],
  );
}

/** What has no readings has not met what is expected of them. */
function orNone<Kind extends object>(readings: readonly Kind[]): readonly (Kind | { value: null; reference: null })[] {
  return readings.length > 0 ? readings : [{ value: null, reference: null }];
}
