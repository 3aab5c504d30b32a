import type { Expr, FilterNode, ParamSpec } from '../../schemas/generated/artifact.ts';
import type { FilterName } from '../../schemas/generated/ffmpeg-filters.ts';
import { validateFilter } from '../../schemas/validate-filter.ts';
import { applyOperator } from '../artifact/operators.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';

/** One choice of values for the params, and the named values that it alone decides. */
interface Corner {
  readonly params: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, number>;
}

/**
 * Holds every emitted filter against the catalog of FFmpeg's filters, at the default and at both ends of every param.
 * Options that depend on measurements or on the input are checked by name only.
 *
 * @throws Error where FFmpeg would refuse: operators' ranges are never wider than the catalog's, so this is a bug
 */
export function assertAccepted(graph: FilterGraph, params: readonly ParamSpec[]): void {
  const corners = (['default', 'min', 'max'] as const).map((end) => cornerAt(graph, params, end));
  for (const node of graph.nodes) {
    if (!('filter' in node)) continue;
    for (const corner of variesWithParams(node) ? corners : corners.slice(0, 1)) assertNode(node, corner);
  }
}

function cornerAt(graph: FilterGraph, specs: readonly ParamSpec[], end: 'default' | 'min' | 'max'): Corner {
  const params = new Map(specs.map((spec) => [spec.name, spec[end]]));
  const values = new Map<string, number>();
  for (const { id, expr } of graph.values) {
    const known = evaluateAt(expr, { params, values });
    if (known !== undefined) values.set(id, known);
  }
  return { params, values };
}

function variesWithParams(node: FilterNode): boolean {
  return Object.values(node.options).some((option) => typeof option === 'object');
}

function assertNode(node: FilterNode, corner: Corner): void {
  const options: Record<string, string | number | boolean> = {};
  for (const [name, option] of Object.entries(node.options)) {
    const known = typeof option === 'object' ? evaluateAt(option, corner) : option;
    if (known !== undefined) options[name] = known;
  }
  const errors = validateFilter(node.filter as FilterName, options); // unknown names come back as an error
  if (errors.length === 0) return;
  throw new Error(`FFmpeg would refuse ${node.filter} ${JSON.stringify(options)}: ${JSON.stringify(errors)}`);
}

/** The number at one corner of the params; undefined where only a job could tell. */
function evaluateAt(expr: Expr, corner: Corner): number | undefined {
  if (typeof expr === 'number') return expr;
  if ('param' in expr) return corner.params.get(expr.param);
  if ('value' in expr) return corner.values.get(expr.value);
  if (!('op' in expr)) return undefined;
  const operands = expr.of.map((operand) => evaluateAt(operand, corner));
  const known = operands.filter((operand) => operand !== undefined);
  return known.length === operands.length ? applyOperator(expr.op, known) : undefined;
}
