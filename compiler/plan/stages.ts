import type { Stage } from '../../schemas/generated/artifact.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';
import { linksToKeep } from './keep.ts';
import { levelGraph } from './levels.ts';

/**
 * The stages that find a graph's values and then render it, in running order: level by level, the independent
 * measurements of loudness in one process, those of sample levels in another, then the solves one after the other. What
 * is costly to make is kept by the first stage that makes it.
 */
export function planStages(graph: FilterGraph): Stage[] {
  const { measures, solves } = levelGraph(graph);
  const [measured, solved] = [byLevel(measures), byLevel(solves)];
  const deepest = Math.max(0, ...measured.keys(), ...solved.keys());
  const stages: Stage[] = [];
  const kept = new Set<string>();
  for (let level = 1; level <= deepest; level += 1) {
    const together = graph.measures.filter(({ id }) => measured.get(level)?.includes(id));
    const [loudness, sampled] = [
      together.filter((measure) => !measure.levels),
      together.filter(({ levels }) => levels),
    ];
    if (loudness.length > 0) stages.push(analyzeStage(graph, loudness, kept));
    if (sampled.length > 0) stages.push({ kind: 'levels', measures: sampled.map(({ id }) => id) });
    for (const solve of solved.get(level) ?? []) stages.push({ kind: 'solve', solve });
  }
  return [...stages, { kind: 'render' }];
}

/** Measures, and keeps what would cost more to make again; `kept` grows by it. */
function analyzeStage(graph: FilterGraph, measures: FilterGraph['measures'], kept: Set<string>): Stage {
  const keep = linksToKeep(
    graph,
    measures.map(({ link }) => link),
    kept,
  );
  for (const link of keep) kept.add(link);
  return { kind: 'analyze', measures: measures.map(({ id }) => id), ...(keep.length > 0 ? { keep } : {}) };
}

function byLevel(levels: ReadonlyMap<string, number>): ReadonlyMap<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const [id, level] of levels) ids.set(level, [...(ids.get(level) ?? []), id]);
  return ids;
}
