import type { Stage } from '../../schemas/generated/artifact.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';
import { linksToKeep } from './keep.ts';
import { levelGraph } from './levels.ts';

/**
 * The stages that find a graph's values and then render it, in running order: level by level, the independent
 * measurements of a level in one process, then its solves one after the other. What is costly to make is kept by the
 * first stage that makes it.
 */
export function planStages(graph: FilterGraph): Stage[] {
  const { measures, solves } = levelGraph(graph);
  const [measured, solved] = [byLevel(measures), byLevel(solves)];
  const deepest = Math.max(0, ...measured.keys(), ...solved.keys());
  const stages: Stage[] = [];
  const kept = new Set<string>();
  for (let level = 1; level <= deepest; level += 1) {
    const together = measured.get(level);
    if (together !== undefined) stages.push(analyzeStage(graph, together, kept));
    for (const solve of solved.get(level) ?? []) stages.push({ kind: 'solve', solve });
  }
  return [...stages, { kind: 'render' }];
}

/** Measures, and keeps what would cost more to make again; `kept` grows by it. */
function analyzeStage(graph: FilterGraph, measures: string[], kept: Set<string>): Stage {
  const links = graph.measures.filter(({ id }) => measures.includes(id)).map(({ link }) => link);
  const keep = linksToKeep(graph, links, kept);
  for (const link of keep) kept.add(link);
  return { kind: 'analyze', measures, ...(keep.length > 0 ? { keep } : {}) };
}

function byLevel(levels: ReadonlyMap<string, number>): ReadonlyMap<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const [id, level] of levels) ids.set(level, [...(ids.get(level) ?? []), id]);
  return ids;
}
