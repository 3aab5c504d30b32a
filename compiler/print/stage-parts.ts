import type { Expr, NamedValue, Node, PresetArtifact, Solve } from '../../schemas/generated/artifact.ts';
import type { Stage } from '../artifact/plan/stage.ts';
import { collectReferences, expressionsOf, noReferences } from '../artifact/references.ts';

/** What one stage of a preset works with. */
export interface StageParts {
  /** In the order of the graph. */
  readonly nodes: readonly Node[];
  /** The names of the inputs that the nodes read. */
  readonly inputs: readonly string[];
  /** The named values that the nodes and the stage itself use, each after those that it uses. */
  readonly values: readonly NamedValue[];
}

/** The solve of a stage. */
export function solveOf({ solves }: PresetArtifact, id: string): Solve {
  const solve = solves.find((candidate) => candidate.id === id);
  if (solve === undefined) throw new Error(`the artifact has no solve ${id}`);
  return solve;
}

/** The links that a stage needs: those it measures, or the one it encodes. */
function linksOf(artifact: PresetArtifact, stage: Stage): readonly string[] {
  switch (stage.kind) {
    case 'analyze':
    case 'levels':
      return artifact.measures.filter(({ id }) => stage.measures.includes(id)).map(({ link }) => link);
    case 'solve':
      return [solveOf(artifact, stage.solve).link];
    case 'render':
      return [artifact.output];
  }
}

/** The part of the graph that a stage runs, and the values that it needs for it. */
export function partsOf(artifact: PresetArtifact, stage: Stage): StageParts {
  const nodes = nodesBehind(artifact, linksOf(artifact, stage));
  const reads = nodes.flatMap((node) => node.in).filter((link) => link.startsWith('in:'));
  const used = [...nodes.flatMap(expressionsOf), ...stageExpressions(artifact, stage)];
  return { nodes, inputs: [...new Set(reads.map((link) => link.slice(3)))], values: valuesOf(artifact, used) };
}

function nodesBehind({ nodes }: PresetArtifact, links: readonly string[]): readonly Node[] {
  const needed = new Set(links);
  const found = [...nodes].reverse().filter((node) => {
    if (!needed.has(node.id)) return false;
    for (const link of node.in) needed.add(link);
    return true;
  });
  return found.reverse();
}

function stageExpressions(artifact: PresetArtifact, stage: Stage): readonly Expr[] {
  if (stage.kind === 'levels') return levelsExpressions(artifact, stage.measures);
  if (stage.kind !== 'solve') return [];
  const { initial, max, when, target } = solveOf(artifact, stage.solve);
  return max === undefined ? [initial, when, target] : [initial, max, when, target];
}

function levelsExpressions({ measures }: PresetArtifact, ids: readonly string[]): readonly Expr[] {
  const requests = measures.flatMap(({ id, levels }) => (ids.includes(id) && levels !== undefined ? [levels] : []));
  return requests.flatMap(({ sampleRate, threshold }) =>
    threshold === undefined ? [sampleRate] : [sampleRate, threshold],
  );
}

function valuesOf({ values }: PresetArtifact, used: readonly Expr[]): readonly NamedValue[] {
  const wanted = new Set(used.flatMap((expr) => [...collectReferences(expr, noReferences()).values]));
  for (const { id, expr } of [...values].reverse()) {
    if (wanted.has(id)) for (const inner of collectReferences(expr, noReferences()).values) wanted.add(inner);
  }
  return values.filter(({ id }) => wanted.has(id));
}
