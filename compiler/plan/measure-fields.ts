import type { Expr, Measure } from '../../schemas/generated/artifact.ts';
import { expressionsOf } from '../artifact/references.ts';
import type { FilterGraph } from '../lower/filter-graph.ts';

type Field = Measure['fields'][number];

/** In the order that they are printed in. */
const allFields: readonly Field[] = [
  'integrated',
  'truePeak',
  'range',
  'duration',
  'rms',
  'samplePeak',
  'soundStart',
  'soundEnd',
];

/** The measurements of a graph, each with the fields that some expression of the graph reads. */
export function measuresWithFields(graph: FilterGraph): Measure[] {
  const read = new Map<string, Set<Field>>(graph.measures.map(({ id }) => [id, new Set()]));
  for (const expr of everyExpression(graph)) noteFields(expr, read);
  return graph.measures.map((measure) => ({
    ...measure,
    fields: allFields.filter((field) => read.get(measure.id)?.has(field)),
  }));
}

function everyExpression({ nodes, values, solves, refusals, promise, levelsPromise }: FilterGraph): readonly Expr[] {
  return [
    ...nodes.flatMap(expressionsOf),
    ...values.map(({ expr }) => expr),
    ...solves.flatMap(({ initial, max, when, target }) => [initial, when, target, ...(max === undefined ? [] : [max])]),
    ...refusals.map(({ when }) => when),
    ...Object.values(promise ?? {}),
    ...Object.values(levelsPromise ?? {}),
  ];
}

function noteFields(expr: Expr, read: ReadonlyMap<string, Set<Field>>): void {
  if (typeof expr === 'number') return;
  if ('op' in expr) for (const operand of expr.of) noteFields(operand, read);
  else if ('measure' in expr) read.get(expr.measure)?.add(expr.field);
}
