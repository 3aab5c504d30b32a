import type { FigureReport } from '../../report/golden/golden-report.ts';
import { compareGoldens, type Golden } from '../blocks/compare-figures.ts';
import type { BlockMeasurement, SoundFigures } from '../blocks/measurement.ts';
import { figureNames, tolerances } from '../blocks/tolerances.ts';

/** The figures of a sound, in the order in which they are read. */
const ofSounds = [
  'integratedLufs',
  'rangeLu',
  'truePeakDbtp',
  'samplePeakDbfs',
  'momentaryMaxLufs',
  'shortTermMaxLufs',
  'rmsDbfs',
  'noiseFloorDbfs',
  'silenceSeconds',
  'durationSeconds',
] as const satisfies readonly (keyof SoundFigures & keyof typeof tolerances)[];

/** Those of how it was made. */
const ofMastering = ['gainDb', 'gainReductionDb'] as const;

/**
 * All figures of a test block: of what it was given, of its master, and those that are kept.
 *
 * @param kept the golden of the block; undefined where there is none
 */
export function figuresOf(measurement: BlockMeasurement, kept: Golden | undefined): readonly FigureReport[] {
  const { inputs, output, duckDepthsDb } = measurement;
  const sounds = Object.values(inputs);
  const none = sounds.map(() => undefined);
  const keptDepths = Array.isArray(kept?.duckDepthsDb) ? kept.duckDepthsDb : [];
  return [
    ...ofSounds.map((name) =>
      figure(name, { before: sounds.map((sound) => sound[name]), after: output[name], kept: kept?.[name] }),
    ),
    ...ofMastering.map((name) => figure(name, { before: none, after: measurement[name], kept: kept?.[name] })),
    ...duckDepthsDb.map((after, index) => figure('duckDepthsDb', { before: none, after, kept: keptDepths[index] })),
  ];
}

interface Values {
  readonly before: FigureReport['before'];
  readonly after: number | null;
  readonly kept: unknown;
}

function figure(key: keyof typeof tolerances, { before, after, kept }: Values): FigureReport {
  const [name, unit] = figureNames[key];
  const isKept = typeof kept === 'number' || kept === null;
  const isOther = isKept && compareGoldens({ [key]: kept }, { [key]: after }).length > 0;
  return { name, unit, before, after, kept: isKept ? kept : undefined, isOther, tolerance: tolerances[key] };
}
