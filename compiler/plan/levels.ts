import type { Expr, Solve } from '../../schemas/generated/artifact.ts';
import { collectReferences, expressionsOf, noReferences } from '../artifact/references.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';

/**
 * How deep each measurement and solve stands: one more than the deepest that it needs. Those on one level are
 * independent of each other.
 */
export interface Levels {
  readonly measures: ReadonlyMap<string, number>;
  readonly solves: ReadonlyMap<string, number>;
}

interface Leveller {
  readonly graph: FilterGraph;
  readonly values: ReadonlyMap<string, Expr>;
  readonly measures: Map<string, number>;
  readonly solves: Map<string, number>;
  readonly links: Map<string, number>;
}

/** Levels the measurements and solves of a graph. */
export function levelGraph(graph: FilterGraph): Levels {
  const values = new Map(graph.values.map(({ id, expr }) => [id, expr]));
  const leveller: Leveller = { graph, values, measures: new Map(), solves: new Map(), links: new Map() };
  for (const { id } of graph.measures) measureLevel(id, leveller);
  for (const { id } of graph.solves) solveLevel(id, leveller);
  return leveller;
}

function measureLevel(id: string, leveller: Leveller): number {
  const known = leveller.measures.get(id);
  if (known !== undefined) return known;
  const link = leveller.graph.measures.find((measure) => measure.id === id)?.link ?? '';
  const level = 1 + linkLevel(link, leveller);
  leveller.measures.set(id, level);
  return level;
}

function solveLevel(id: string, leveller: Leveller): number {
  const known = leveller.solves.get(id);
  if (known !== undefined) return known;
  const solve = leveller.graph.solves.find((candidate) => candidate.id === id);
  if (solve === undefined) return 0;
  leveller.solves.set(id, 0); // its own graph refers to it; that is no dependency
  leveller.links.clear();
  const level =
    1 + Math.max(linkLevel(solve.link, leveller), ...solveExpressions(solve).map((expr) => exprLevel(expr, leveller)));
  leveller.solves.set(id, level);
  leveller.links.clear();
  return level;
}

function solveExpressions({ initial, max, when, target }: Solve): readonly Expr[] {
  return max === undefined ? [initial, when, target] : [initial, max, when, target];
}

/** The deepest measurement or solve that a link's signal needs before it can be rendered. */
function linkLevel(link: string, leveller: Leveller): number {
  const known = leveller.links.get(link);
  if (known !== undefined) return known;
  const node = leveller.graph.nodes.find((candidate) => candidate.id === link);
  if (node === undefined) return 0;
  const upstream = node.in.map((input) => linkLevel(input, leveller));
  const own = expressionsOf(node).map((expr) => exprLevel(expr, leveller));
  const level = Math.max(0, ...upstream, ...own);
  leveller.links.set(link, level);
  return level;
}

function exprLevel(expr: Expr, leveller: Leveller): number {
  const { measures, solves, values } = collectReferences(expr, noReferences());
  const levels = [
    ...[...measures].map((id) => measureLevel(id, leveller)),
    ...[...solves].map((id) => solveLevel(id, leveller)),
    ...[...values].map((id) => exprLevel(leveller.values.get(id) ?? 0, leveller)),
  ];
  return Math.max(0, ...levels);
}
