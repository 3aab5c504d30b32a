import type { PresetArtifact } from '../../../schemas/generated/artifact.ts';
import { failure } from '../../failure/failure.ts';
import type { Addressed } from './request.ts';

/**
 * The value of every param: the given one, else its default.
 *
 * @throws LatheFailure `preset/params_invalid` that names every one that is unknown or out of range
 */
export function completeParams(
  { artifact, hash, label }: Addressed<PresetArtifact>,
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const known = new Set(artifact.params.map((param) => param.name));
  const surplus = Object.keys(given).filter((name) => !known.has(name));
  const outside = artifact.params.filter(({ name, min, max }) => {
    const value = given[name];
    return value !== undefined && !(value >= min && value <= max);
  });
  const problems = [
    ...surplus.map((name) => `there is no param '${name}'`),
    ...outside.map(({ name, min, max, unit }) => `${name} is ${given[name]} ${unit}, outside ${min} .. ${max} ${unit}`),
  ];
  if (problems.length > 0) throw failure('preset/params_invalid', { preset: label ?? hash, problems });
  return Object.fromEntries(artifact.params.map((param) => [param.name, given[param.name] ?? param.default]));
}
