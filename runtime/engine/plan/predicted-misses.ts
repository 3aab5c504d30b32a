import { clippingVerdicts } from '../master/clipping.ts';
import type { LevelsTarget } from '../master/levels-target.ts';
import type { Target } from '../master/verify.ts';
import type { Prediction } from './predict-master.ts';

/** What the deliverable is held to; undefined where the preset promises nothing of the kind. */
export interface Held {
  readonly target: Target | undefined;
  readonly levels: LevelsTarget | undefined;
}

/** What the deliverable will miss, and no correction can mend: what an encoder moves is made up for. */
export function predictedMisses({ target, levels }: Held, prediction: Prediction): readonly string[] {
  return [
    ...(target === undefined ? [] : [...loudnessMiss(target, prediction), ...shortTermMiss(target, prediction)]),
    ...(levels === undefined ? [] : noiseMiss(levels, prediction)),
    ...clippingVerdicts(prediction.clippedPeakDb)
      .filter(({ passed }) => !passed)
      .map(({ measured, expected }) => `it would clip, ${measured}, where ${expected} may be cut off`),
  ];
}

/** Loudness that limiting, which may take no more, leaves out of reach. */
function loudnessMiss({ integratedLufs, toleranceLu, exhausted }: Target, prediction: Prediction): readonly string[] {
  const reached = prediction.integratedLufs;
  if (!exhausted || reached === null || integratedLufs - reached <= toleranceLu) return [];
  const asked = `${integratedLufs} LUFS ± ${toleranceLu} LU`;
  return [`it would reach ${reached.toFixed(2)} LUFS of ${asked}, since limiting may take no more (max_reduction)`];
}

function shortTermMiss({ shortTermMaxLufs }: Target, { maxShortTermLufs }: Prediction): readonly string[] {
  if (shortTermMaxLufs === undefined || (maxShortTermLufs ?? Number.NEGATIVE_INFINITY) <= shortTermMaxLufs) return [];
  return [
    `its short-term loudness would reach ${maxShortTermLufs?.toFixed(2)} LUFS, and ${shortTermMaxLufs} LUFS is the most`,
  ];
}

function noiseMiss({ noiseFloorDb: most }: LevelsTarget, { levels }: Prediction): readonly string[] {
  const floor = levels?.noiseFloorDb ?? null;
  if (most === undefined || floor === null || floor <= most) return [];
  return [`its noise floor would be ${floor.toFixed(2)} dBFS, and ${most} dBFS is the most`];
}
