import type { Expr, MeasureRef } from '../../../schemas/generated/artifact.ts';
import { expressionsOf } from '../references.ts';
import type { Planned } from './stage.ts';

type Field = MeasureRef['field'];

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

/** What some expression reads of each measurement, by id. */
export function fieldsRead(artifact: Planned): ReadonlyMap<string, readonly Field[]> {
  const read = new Map<string, Set<Field>>(artifact.measures.map(({ id }) => [id, new Set()]));
  for (const expr of everyExpression(artifact)) noteFields(expr, read);
  return new Map([...read].map(([id, fields]) => [id, allFields.filter((field) => fields.has(field))]));
}

function everyExpression({ nodes, values, solves, refusals, promise, levelsPromise }: Planned): readonly Expr[] {
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
