import { planStages } from '../../compiler/artifact/plan/stages.ts';
import { diffDeclarations } from '../../compiler/diff/declarations.ts';
import { diffFilters, diffPromise } from '../../compiler/diff/filters.ts';
import { type Change, diffArtifacts } from '../../compiler/diff/index.ts';
import { partsOf } from '../../compiler/print/stage-parts.ts';
import { listed } from '../../compiler/print/wording.ts';
import type { Artifact, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { diffSearches } from './diff-searches.ts';

/**
 * How two artifacts differ, in words: which stages, which filter, which option, from what to what.
 *
 * @returns no lines where there are no words for it
 */
export function compareArtifacts(before: Artifact, after: Artifact): readonly string[] {
  if (before.kind === 'preset' && after.kind === 'preset') return comparePresets(before, after);
  const difference = diffArtifacts({ hash: 'before', artifact: before }, { hash: 'after', artifact: after });
  return difference.kind === 'changes' ? difference.changes.map(lineOf) : [];
}

function comparePresets(before: PresetArtifact, after: PresetArtifact): readonly string[] {
  const general = [...diffDeclarations(before, after), ...diffPromise(before, after), ...diffSearches(before, after)];
  return [...general.map(lineOf), ...stageLines(before, after)];
}

/** What changes in a filter is told once, with all stages that run it. */
function stageLines(before: PresetArtifact, after: PresetArtifact): readonly string[] {
  const [was, is] = [graphsOf(before), graphsOf(after)];
  const stages = new Map<string, string[]>();
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [a, b] = [was.get(name), is.get(name)];
    const lines = a && b ? diffFilters(a, b).map(lineOf) : [`${a ? '-' : '+'} the whole stage`];
    for (const line of new Set(lines)) stages.set(line, [...(stages.get(line) ?? []), name]);
  }
  return [...stages].map(([line, names]) => `${line}   (in stage${names.length > 1 ? 's' : ''} ${listed(names)})`);
}

/** The preset as each stage runs it, by what the stage is called: `1 analyze`. */
function graphsOf(artifact: PresetArtifact): ReadonlyMap<string, PresetArtifact> {
  const stages = planStages(artifact).map((stage, index): [string, PresetArtifact] => {
    const { nodes } = partsOf(artifact, stage);
    return [`${index + 1} ${stage.kind}`, { ...artifact, nodes: [...nodes] }];
  });
  return new Map(stages);
}

const signs: Readonly<Record<Change['kind'], string>> = { added: '+', removed: '-', changed: '~' };

function lineOf({ kind, text }: Change): string {
  return `${signs[kind]} ${text}`;
}
