import type { Pair } from '../../compiler/diff/align.ts';
import { type Change, changed } from '../../compiler/diff/change.ts';
import { exprText } from '../../compiler/print/expr-text.ts';
import type { Expr, PresetArtifact } from '../../schemas/generated/artifact.ts';

/** The differences in what gains are sought for and how, and in what is refused: no filter tells of either. */
export function diffSearches(before: PresetArtifact, after: PresetArtifact): readonly Change[] {
  const count = Math.max(before.solves.length, after.solves.length);
  const solves = Array.from({ length: count }, (_, index) => {
    const [was, is] = [searchOf(before, index), searchOf(after, index)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
      changed(`search ${index + 1}`, name, was.get(name) ?? 'none', is.get(name) ?? 'none'),
    );
  });
  return [...solves.flat(), ...changed('refuses', '', refusalsOf(before), refusalsOf(after))];
}

/** The searches of two presets that differ, by their ids. */
export function unequalSearches(before: PresetArtifact, after: PresetArtifact): readonly Pair<string>[] {
  const count = Math.max(before.solves.length, after.solves.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [was, is] = [before, after].map((artifact) => JSON.stringify([...searchOf(artifact, index)]));
    return was === is ? [] : [{ before: before.solves[index]?.id, after: after.solves[index]?.id }];
  });
}

/** Each part of a search by its name; nothing where there is none. */
function searchOf(artifact: PresetArtifact, index: number): ReadonlyMap<string, string> {
  const solve = artifact.solves[index];
  if (solve === undefined) return new Map();
  const { target, tolerance, initial, max, maxIterations } = solve;
  const text = textIn(artifact);
  return new Map([
    ['target', `${text(target)} LUFS`],
    ['tolerance', `${tolerance} LU`],
    ['begins at', `${text(initial)} dB`],
    ['at most', max === undefined ? 'none' : `${text(max)} dB`],
    ['tries', String(maxIterations)],
  ]);
}

function refusalsOf(artifact: PresetArtifact): string {
  const text = textIn(artifact);
  const refusals = artifact.refusals.map(({ when, reason }) => `${reason} (where ${text(when)})`);
  return refusals.length === 0 ? 'nothing' : refusals.join('; ');
}

/** Named values are written out: their numbers differ from artifact to artifact. */
function textIn({ values }: PresetArtifact): (expr: Expr) => string {
  const meanings = new Map<string, Expr>(values.map(({ id, expr }) => [id, expr]));
  return (expr) => exprText(expr, (id) => meanings.get(id));
}
