import type { Stage } from '../../schemas/generated/artifact.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';
import { levelGraph } from './levels.ts';

/**
 * The stages that find a graph's values and then render it, in running order: level by level, the independent
 * measurements of a level in one process, then its solves one after the other.
 */
export function planStages(graph: FilterGraph): Stage[] {
  const { measures, solves } = levelGraph(graph);
  const [measured, solved] = [byLevel(measures), byLevel(solves)];
  const deepest = Math.max(0, ...measured.keys(), ...solved.keys());
  const stages: Stage[] = [];
  for (let level = 1; level <= deepest; level += 1) {
    const together = measured.get(level);
    if (together !== undefined) stages.push({ kind: 'analyze', measures: together });
    for (const solve of solved.get(level) ?? []) stages.push({ kind: 'solve', solve });
  }
  return [...stages, { kind: 'render' }];
}

function byLevel(levels: ReadonlyMap<string, number>): ReadonlyMap<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const [id, level] of levels) ids.set(level, [...(ids.get(level) ?? []), id]);
  return ids;
}
