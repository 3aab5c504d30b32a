import { createEvaluator, type LinkContext } from '../../compiler/artifact/link/index.ts';

/** Whether a preset refuses a job with what is known of it. */
export function isRefused({ artifact, facts }: LinkContext): boolean {
  const evaluate = createEvaluator(artifact, facts);
  return artifact.refusals.some(({ when }) => evaluate(when) !== 0);
}
