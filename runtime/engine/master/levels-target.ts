import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Expr, PresetArtifact } from '../../../schemas/generated/artifact.ts';
import type { LevelFigures } from '../measure/levels.ts';
import { hundredths } from '../measure/loudness-report.ts';
import type { Correction } from './correct.ts';
import type { Verdict } from './report.ts';

/** What the deliverable is held to where the preset asks for levels instead of a loudness; dBFS and dB. */
export interface LevelsTarget {
  readonly rmsDb: number;
  readonly toleranceDb: number;
  readonly samplePeakDb: number | undefined;
  readonly noiseFloorDb: number | undefined;
  readonly gainDb: number;
  /** What limiting takes from the highest peak. */
  readonly reductionDb: number;
  readonly mode: 'linear' | 'limited';
}

/** The levels that the preset promises; undefined where it promises none. */
export function levelsTargetOf(preset: PresetArtifact, facts: JobFacts): LevelsTarget | undefined {
  const { levelsPromise: promise } = preset;
  if (promise === undefined) return undefined;
  const evaluate = createEvaluator(preset, facts);
  const optional = (expr: Expr | undefined): number | undefined => (expr === undefined ? undefined : evaluate(expr));
  const limited = evaluate(promise.limited) !== 0;
  return {
    rmsDb: evaluate(promise.rms),
    toleranceDb: evaluate(promise.tolerance),
    samplePeakDb: optional(promise.samplePeak),
    noiseFloorDb: optional(promise.noiseFloor),
    gainDb: evaluate(promise.gain),
    reductionDb: limited ? (optional(promise.reduction) ?? 0) : 0,
    mode: limited ? 'limited' : 'linear',
  };
}

/** The promised levels held against those of the decoded deliverable. */
export function levelVerdicts(target: LevelsTarget, { rmsDb, samplePeakDb, noiseFloorDb }: LevelFigures): Verdict[] {
  const [least, most] = [target.rmsDb - target.toleranceDb, target.rmsDb + target.toleranceDb];
  return [
    {
      what: 'rms level',
      expected: `${hundredths(least)} to ${hundredths(most)} dBFS`,
      measured: figure(rmsDb),
      passed: rmsDb !== null && rmsDb >= least && rmsDb <= most,
    },
    ...atMost('sample peak', target.samplePeakDb, samplePeakDb),
    ...atMost('noise floor', target.noiseFloorDb, noiseFloorDb),
  ];
}

/** What does not exist cannot be too high. */
function atMost(what: Verdict['what'], most: number | undefined, measured: number | null): Verdict[] {
  if (most === undefined) return [];
  const passed = measured === null || measured <= most;
  return [{ what, expected: `at most ${most} dBFS`, measured: figure(measured), passed }];
}

function figure(level: number | null): string {
  return level === null ? 'none' : `${level.toFixed(2)} dBFS`;
}

/** dB that a corrected sample is brought under the ceiling by: an encoder moves a peak otherwise with every gain. */
const margin = 0.2;

/**
 * What to ask for instead, given what the encoder made of it: the rms in the middle again where it has left its window,
 * and a lower ceiling. A noise floor is the recording's, and no gain mends it.
 *
 * @param current the shift that the measured deliverable was made with
 * @returns undefined where nothing is to be corrected
 */
export function nextLevelsCorrection(
  target: LevelsTarget,
  { rmsDb, samplePeakDb }: LevelFigures,
  current: JobFacts['correction'],
): Correction | undefined {
  const missing = rmsDb === null ? 0 : target.rmsDb - rmsDb;
  const isOff = Math.abs(missing) > target.toleranceDb;
  const excess = (samplePeakDb ?? Number.NEGATIVE_INFINITY) - (target.samplePeakDb ?? Number.POSITIVE_INFINITY);
  if (!isOff && excess <= 0) return undefined;
  const reasons = [
    ...(isOff ? [`${Math.abs(missing).toFixed(2)} dB too ${missing > 0 ? 'soft' : 'loud'}`] : []),
    ...(excess > 0 ? [`${excess.toFixed(2)} dB over the highest sample`] : []),
  ];
  return {
    shift: {
      loudness: hundredths(current.loudness + (isOff ? missing : 0)),
      ceiling: hundredths(current.ceiling + (excess > 0 ? excess + margin : 0)),
    },
    reason: reasons.join(' and '),
  };
}
