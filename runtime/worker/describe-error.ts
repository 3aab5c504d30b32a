import type { FailureDescription } from '../../schemas/generated/job.ts';
import { inStage, type LatheFailure } from '../failure/failure.ts';
import type { Attempt } from './attempt.ts';
import { scratchFailure } from './scratch-failure.ts';

/** What an attempt failed with, as the failure of a job: with its stage, and apart from what only this worker is at fault for. */
export function failureOfAttempt({ around, clock }: Attempt, thrown: unknown): LatheFailure {
  return inStage(scratchFailure(around.scratchRoot, thrown), clock.stage);
}

/**
 * A failure as it is kept and shown. Callers know their files by URI: the paths of this machine mean nothing to them.
 *
 * @param scratchRoot what lies below it is shown as below `scratch`
 * @param names of local paths
 */
export function describeError(
  failed: LatheFailure,
  scratchRoot: string,
  names: ReadonlyMap<string, string> = new Map(),
): FailureDescription {
  const { code, class: of, retryable, message, hint, stage, excerpt } = failed;
  const all = new Map([[scratchRoot, 'scratch'], ...names]);
  const shown = (text: string): string => withNames(text, all);
  return {
    code,
    class: of,
    retryable,
    message: shown(message),
    hint: shown(hint),
    ...(stage === undefined ? {} : { stage }),
    ...(excerpt === undefined ? {} : { excerpt: excerpt.map(shown) }),
  };
}

function withNames(text: string, names: ReadonlyMap<string, string>): string {
  const longestFirst = [...names].toSorted(([one], [other]) => other.length - one.length);
  return longestFirst.reduce((shown, [path, name]) => shown.replaceAll(path, name), text);
}
