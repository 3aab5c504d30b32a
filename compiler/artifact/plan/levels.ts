import type { Expr, Node, Solve } from '../../../schemas/generated/artifact.ts';
import { collectReferences, expressionsOf, noReferences } from '../references.ts';
import type { Planned } from './stage.ts';

/**
 * How deep each measurement and solve stands: one more than the deepest that it needs. Those on one level are
 * independent of each other.
 */
export interface Levels {
  readonly measures: ReadonlyMap<string, number>;
  readonly solves: ReadonlyMap<string, number>;
}

/** What a graph refers to, by id. */
interface Index {
  readonly nodes: readonly Node[];
  readonly positions: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, Expr>;
  readonly measured: ReadonlyMap<string, string>;
  readonly solves: ReadonlyMap<string, Solve>;
}

/** The levels found so far, on a way through the nodes from first to last. */
interface Found {
  readonly links: Map<string, number>;
  readonly values: Map<string, number>;
  readonly solves: Map<string, number>;
  /** What was found before this way began; absent where it began at the first node. */
  readonly earlier?: Found;
}

/** Levels the measurements and solves of a graph. */
export function levelGraph({ nodes, values, measures, solves }: Planned): Levels {
  const index: Index = {
    nodes,
    positions: new Map(nodes.map(({ id }, position) => [id, position])),
    values: new Map(values.map(({ id, expr }) => [id, expr])),
    measured: new Map(measures.map(({ id, link }) => [id, link])),
    solves: new Map(solves.map((solve) => [solve.id, solve])),
  };
  const found: Found = { links: new Map(), values: new Map(), solves: new Map() };
  levelNodes(0, nodes.length, index, found);
  return {
    measures: new Map(measures.map(({ id }) => [id, measureLevel(id, index, found)])),
    solves: new Map(solves.map(({ id }) => [id, found.solves.get(id) ?? 0])),
  };
}

/** Nodes stand after all that feeds them, and after the nodes whose measurements they use. */
function levelNodes(from: number, to: number, index: Index, found: Found): void {
  for (let position = from; position < to; position += 1) {
    const node = index.nodes[position];
    if (node === undefined) return;
    const exprs = expressionsOf(node);
    for (const solve of newSolves(exprs, index, found)) levelSolve(solve, position, index, found);
    const upstream = node.in.map((link) => linkLevel(link, found));
    found.links.set(node.id, Math.max(0, ...upstream, ...exprs.map((expr) => exprLevel(expr, index, found))));
  }
}

/** The solves that expressions are the first to use. */
function newSolves(exprs: readonly Expr[], { solves }: Index, found: Found): readonly Solve[] {
  const used = exprs.flatMap((expr) => [...collectReferences(expr, noReferences()).solves]);
  return used.filter((id) => !found.solves.has(id)).flatMap((id) => solves.get(id) ?? []);
}

/**
 * Levels a solve. What it measures contains the gain that it seeks, which is no dependency: the nodes between the two
 * are levelled once without it.
 *
 * @param from the position of the first node that uses the gain
 */
function levelSolve(solve: Solve, from: number, index: Index, found: Found): void {
  found.solves.set(solve.id, 0);
  const alone: Found = { ...found, links: new Map(), values: new Map(), earlier: found };
  levelNodes(from, 1 + (index.positions.get(solve.link) ?? from), index, alone);
  const levels = requestOf(solve).map((expr) => exprLevel(expr, index, alone));
  found.solves.set(solve.id, 1 + Math.max(linkLevel(solve.link, alone), ...levels));
}

function requestOf({ initial, max, when, target }: Solve): readonly Expr[] {
  return max === undefined ? [initial, when, target] : [initial, max, when, target];
}

function measureLevel(id: string, { measured }: Index, found: Found): number {
  return 1 + linkLevel(measured.get(id) ?? '', found);
}

/** The deepest measurement or solve that a link's signal needs before it can be rendered; 0 for an input. */
function linkLevel(link: string, { links, earlier }: Found): number {
  return links.get(link) ?? (earlier === undefined ? 0 : linkLevel(link, earlier));
}

function exprLevel(expr: Expr, index: Index, found: Found): number {
  const { measures, solves, values } = collectReferences(expr, noReferences());
  return Math.max(
    0,
    ...[...measures].map((id) => measureLevel(id, index, found)),
    ...[...solves].map((id) => found.solves.get(id) ?? 0),
    ...[...values].map((id) => valueLevel(id, index, found)),
  );
}

function valueLevel(id: string, index: Index, found: Found): number {
  const known = found.values.get(id) ?? exprLevel(index.values.get(id) ?? 0, index, found);
  found.values.set(id, known);
  return known;
}
