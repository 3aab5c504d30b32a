import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { PresetArtifact } from '../../../schemas/generated/artifact.ts';

/** Why the preset itself refuses the job, such as hot material with `when_hot: fail`; empty where it does not. */
export function refusalsOf(preset: PresetArtifact, facts: JobFacts): readonly string[] {
  const evaluate = createEvaluator(preset, facts);
  return preset.refusals.filter(({ when }) => evaluate(when) !== 0).map(({ reason }) => reason);
}
