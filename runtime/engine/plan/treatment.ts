import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { levelsTargetOf } from '../master/levels-target.ts';
import { refusalsOf } from '../master/refusals.ts';
import type { JobRequest } from '../master/request.ts';
import { targetOf } from '../master/verify.ts';
import { hundredths } from '../measure/loudness-report.ts';
import type { JobPlan } from './job-plan.ts';
import { type Normalize, planNormalize } from './normalizes.ts';
import type { Prediction } from './predict-master.ts';
import { predictedMisses } from './predicted-misses.ts';

/** What happens to the loudness. */
export type Treatment = Pick<JobPlan, 'normalizes' | 'mode' | 'gainDb' | 'gainReductionDb' | 'target' | 'refusals'>;

/** Every gain of a job of which everything is known, and whether the deliverable will do. */
export function treatmentOf(
  { preset: { artifact }, profile }: Pick<JobRequest, 'preset' | 'profile'>,
  facts: JobFacts,
  normalizes: readonly Normalize[],
  prediction: Prediction,
): Treatment {
  const target = targetOf(artifact, profile.artifact, facts);
  const levels = levelsTargetOf(artifact, facts);
  const promised = target ?? levels;
  const refusals = [...refusalsOf(artifact, facts), ...predictedMisses({ target, levels }, prediction)];
  const stopsAtLufs = target?.exhausted ? (prediction.integratedLufs ?? undefined) : undefined;
  const how = promised && { ...promised, stopsAtLufs };
  return {
    normalizes: normalizes.map((normalize) => planNormalize(artifact, facts, normalize, how)),
    mode: refusals.length > 0 ? 'refused' : (promised?.mode ?? 'untouched'),
    gainDb: promised && hundredths(promised.gainDb),
    gainReductionDb: hundredths(promised?.reductionDb ?? 0),
    target: target && {
      integratedLufs: target.integratedLufs,
      toleranceLu: target.toleranceLu,
      ceilingDbtp: target.ceilingDbtp,
      shortTermMaxLufs: target.shortTermMaxLufs,
    },
    refusals,
  };
}
