import { collectReferences, noReferences } from '../../../compiler/artifact/references.ts';
import type { Expr, PresetArtifact } from '../../../schemas/generated/artifact.ts';
import { failure } from '../../failure/failure.ts';
import type { Addressed } from '../master/request.ts';

/**
 * The measurement that the output's normalize goes by, which is what the tracks of an album are gated together at.
 *
 * @throws LatheFailure `preset/no_album` for a preset with several inputs, or without a loudness that it promises
 */
export function jointMeasureOf({ artifact, hash, label }: Addressed<PresetArtifact>): string {
  const preset = label ?? hash;
  if (artifact.inputs.length !== 1) {
    const names = artifact.inputs.map(({ name }) => name);
    throw failure('preset/no_album', { preset, reason: `it takes ${names.length} files, ${names.join(', ')}` });
  }
  const [measure, ...others] = artifact.promise === undefined ? [] : measuresBehind(artifact, artifact.promise.gain);
  if (measure !== undefined && others.length === 0) return measure;
  const reason = artifact.levelsPromise === undefined ? 'it brings nothing to a loudness' : 'it promises an rms level';
  throw failure('preset/no_album', { preset, reason });
}

/** The measurements that a gain follows from, through named values and from where its search begins. */
function measuresBehind({ values, solves }: PresetArtifact, gain: Expr): readonly string[] {
  const found = new Set<string>();
  const waiting = [gain];
  for (let expr = waiting.pop(); expr !== undefined; expr = waiting.pop()) {
    const references = collectReferences(expr, noReferences());
    for (const id of references.measures) found.add(id);
    waiting.push(...values.filter(({ id }) => references.values.has(id)).map((value) => value.expr));
    waiting.push(...solves.filter(({ id }) => references.solves.has(id)).map(({ initial }) => initial));
  }
  return [...found];
}
