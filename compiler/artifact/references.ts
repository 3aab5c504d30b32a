import type { Expr, Node } from '../../schemas/generated/artifact.ts';

/** What an expression needs before it has a value. */
export interface References {
  readonly params: Set<string>;
  readonly probes: Set<string>;
  readonly measures: Set<string>;
  readonly solves: Set<string>;
  readonly values: Set<string>;
}

/** References to nothing yet. */
export function noReferences(): References {
  return { params: new Set(), probes: new Set(), measures: new Set(), solves: new Set(), values: new Set() };
}

/** Adds what an expression refers to directly; named values are not followed. */
export function collectReferences(expr: Expr, into: References): References {
  if (typeof expr === 'number') return into;
  if ('op' in expr) for (const operand of expr.of) collectReferences(operand, into);
  else if ('param' in expr) into.params.add(expr.param);
  else if ('probe' in expr) into.probes.add(expr.probe);
  else if ('measure' in expr) into.measures.add(expr.measure);
  else if ('solve' in expr) into.solves.add(expr.solve);
  else if ('value' in expr) into.values.add(expr.value);
  return into;
}

/** The expressions of a node: its options, its condition, or what arrives at a delivery. */
export function expressionsOf(node: Node): readonly Expr[] {
  if ('deliver' in node) return [node.deliver.channels, node.deliver.sampleRate];
  const options = Object.values(node.options).filter(
    (value) => typeof value !== 'string' && typeof value !== 'boolean',
  );
  return node.when === undefined ? options : [...options, node.when];
}

/** True where a link is an input of the preset and no node. */
export function inputOfLink(link: string): string | undefined {
  return link.startsWith('in:') ? link.slice(3) : undefined;
}
