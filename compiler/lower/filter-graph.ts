import type {
  DeliverNode,
  DeliveryPromise,
  Expr,
  FilterNode,
  LevelsPromise,
  LevelsRequest,
  Measure,
  NamedValue,
  Node,
  OptionValue,
  Refusal,
  Solve,
} from '../../schemas/generated/artifact.ts';

/** A filter graph under construction, and what its values are found from. Equal nodes are one node. */
export interface FilterGraph {
  readonly nodes: Node[];
  readonly values: NamedValue[];
  readonly measures: Measure[];
  readonly solves: Solve[];
  readonly refusals: Refusal[];
  promise?: DeliveryPromise;
  levelsPromise?: LevelsPromise;
  /** Ids by what they stand for. */
  readonly known: Map<string, string>;
}

/** A graph with nothing in it. */
export function emptyGraph(): FilterGraph {
  return { nodes: [], values: [], measures: [], solves: [], refusals: [], known: new Map() };
}

/** The id of a thing by its content: the known one, or a new one that `make` adds under. */
function intern(
  graph: FilterGraph,
  prefix: string,
  count: number,
  content: unknown,
  make: (id: string) => void,
): string {
  const key = prefix + JSON.stringify(content);
  const known = graph.known.get(key);
  if (known !== undefined) return known;
  const id = `${prefix}${count + 1}`;
  graph.known.set(key, id);
  make(id);
  return id;
}

/** Adds a filter; returns the link it feeds. A filter that never runs is not added. */
export function addFilter(
  graph: FilterGraph,
  filter: string,
  options: Readonly<Record<string, OptionValue>>,
  inputs: readonly [string, ...string[]],
  when: Expr,
): string {
  if (when === 0) return inputs[0];
  const node: Omit<FilterNode, 'id'> = {
    filter,
    options: { ...options },
    in: [...inputs],
    ...(when === 1 ? {} : { when }),
  };
  return intern(graph, 'n', graph.nodes.length, node, (id) => graph.nodes.push({ id, ...node }));
}

/** Adds the place where the linker converts to the profile's format. */
export function addDelivery(graph: FilterGraph, link: string, deliver: DeliverNode['deliver']): string {
  const node: Omit<DeliverNode, 'id'> = { deliver, in: [link] };
  return intern(graph, 'n', graph.nodes.length, node, (id) => graph.nodes.push({ id, ...node }));
}

/** Adds a measurement of a link, of its loudness or of its levels; returns its id. */
export function addMeasure(graph: FilterGraph, link: string, levels?: LevelsRequest): string {
  const measure = { link, ...(levels === undefined ? {} : { levels }) };
  return intern(graph, 'm', graph.measures.length, measure, (id) => graph.measures.push({ id, ...measure }));
}

/** Names an expression; numbers and references stay as they are. */
export function addValue(graph: FilterGraph, expr: Expr): Expr {
  if (typeof expr === 'number' || !('op' in expr)) return expr;
  return { value: intern(graph, 'v', graph.values.length, expr, (id) => graph.values.push({ id, expr })) };
}

/** Adds a gain to be sought; `through` builds what is measured with it. */
export function addSolve(
  graph: FilterGraph,
  request: Omit<Solve, 'id' | 'link'>,
  through: (gain: Expr) => string,
): string {
  const id = `s${graph.solves.length + 1}`;
  const solve: Solve = { id, link: '', ...request };
  graph.solves.push(solve); // before its link is known, so that a solve inside would count on
  solve.link = through({ solve: id });
  return id;
}
