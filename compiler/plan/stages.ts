import type { Stage } from '../../schemas/generated/artifact.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';
import { levelGraph } from './levels.ts';

/**
 * The stages that find a graph's values and then render it, in running order: level by level, the independent
 * measurements of a level in one process, then its solves one after the other.
 */
export function planStages(graph: FilterGraph): Stage[] {
  const { measures, solves } = levelGraph(graph);
  const deepest = Math.max(0, ...measures.values(), ...solves.values());
  const stages: Stage[] = [];
  for (let level = 1; level <= deepest; level += 1) {
    const together = idsAt(measures, level);
    if (together.length > 0) stages.push({ kind: 'analyze', measures: together });
    for (const solve of idsAt(solves, level)) stages.push({ kind: 'solve', solve });
  }
  return [...stages, { kind: 'render' }];
}

function idsAt(levels: ReadonlyMap<string, number>, level: number): string[] {
  return [...levels].filter(([, own]) => own === level).map(([id]) => id);
}
