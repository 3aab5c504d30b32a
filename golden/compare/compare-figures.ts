import type { BlockMeasurement } from '../blocks/measurement.ts';
import { figureNames, tolerances } from '../blocks/tolerances.ts';
import type { Pair } from './build.ts';
import type { FigureComparison } from './comparison.ts';

type Figure = keyof typeof tolerances;

/** What floating point makes of two decimals. */
const dust = 1e-9;

/** Every figure of two masters of the same sound, with the tolerance of the goldens; then what is no number. */
export function compareFigures([a, b]: Pair<BlockMeasurement>): readonly FigureComparison[] {
  const sound = (name: Figure & keyof typeof a.output) => worstOf(name, [[a.output[name]], [b.output[name]]]);
  return [
    sound('integratedLufs'),
    sound('rangeLu'),
    sound('truePeakDbtp'),
    sound('samplePeakDbfs'),
    sound('momentaryMaxLufs'),
    sound('shortTermMaxLufs'),
    sound('rmsDbfs'),
    sound('noiseFloorDbfs'),
    sound('silenceSeconds'),
    sound('durationSeconds'),
    worstOf('gainDb', [[a.gainDb], [b.gainDb]]),
    worstOf('gainReductionDb', [[a.gainReductionDb], [b.gainReductionDb]]),
    ...(a.duckDepthsDb.length + b.duckDepthsDb.length === 0
      ? []
      : [worstOf('duckDepthsDb', [a.duckDepthsDb, b.duckDepthsDb], (index) => `of duck ${index + 1}`)]),
    worstOf('curveLufs', [a.output.curveLufs, b.output.curveLufs], (index) => `at ${index + 1} s`),
    ...(['container', 'codec', 'sampleRate', 'channels'] as const).map((name) =>
      compareText(name, name === 'sampleRate' ? 'sample rate' : name, [a.output[name], b.output[name]]),
    ),
    compareText('mode', 'mode of the gain', [a.mode, b.mode]),
  ];
}

type Readings = readonly unknown[];

/** Of several readings the one that is furthest apart. */
function worstOf(name: Figure, [a, b]: Pair<Readings>, where?: (index: number) => string): FigureComparison {
  const [label, unit] = figureNames[name];
  const tolerance = tolerances[name];
  if (a.length !== b.length) {
    const values = [`${a.length} readings`, `${b.length} readings`] as const;
    return { name, label, values, tolerance, verdict: 'beyond' };
  }
  const apart = a.map((value, index) => apartBy(value, b[index]));
  const worst = Math.max(0, apart.indexOf(Math.max(...apart)));
  const values = [readingOf(a[worst]), readingOf(b[worst])] as const;
  const difference = differenceOf(values);
  return {
    name,
    label,
    unit,
    values,
    ...(where === undefined || a.length === 0 ? {} : { where: where(worst) }),
    ...(difference === undefined ? {} : { difference }),
    tolerance,
    verdict: verdictOf(apart[worst] ?? 0, tolerance),
  };
}

function compareText(name: string, label: string, values: Pair<string | number>): FigureComparison {
  return { name, label, values, verdict: values[0] === values[1] ? 'same' : 'beyond' };
}

function verdictOf(apart: number, tolerance: number): FigureComparison['verdict'] {
  if (apart === 0) return 'same';
  return apart <= tolerance + dust ? 'within' : 'beyond';
}

/** Infinity where only one of two is a number. */
function apartBy(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(b - a);
  return a === b ? 0 : Number.POSITIVE_INFINITY;
}

function readingOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** To what is shown of any figure. */
function differenceOf([a, b]: Pair<number | null>): number | undefined {
  return a === null || b === null ? undefined : Math.round((b - a) * 1e6) / 1e6;
}
