import type { Expression, Param } from '../../dsl/index.ts';

/** The names that stand anywhere in an expression; a word such as `mono` counts, since only the checker tells them apart. */
export function namesIn(node: Expression): readonly string[] {
  switch (node.kind) {
    case 'name':
      return [node.name];
    case 'call':
      return node.arguments.flatMap((argument) => namesIn(argument.value));
    case 'pipeline':
      return [node.source, ...node.stages].flatMap(namesIn);
    case 'negation':
      return namesIn(node.operand);
    case 'binary':
      return [node.left, node.right].flatMap(namesIn);
    case 'quantity':
    case 'number':
    case 'ratio':
    case 'string':
    case 'boolean':
      return [];
  }
}

/** The names that a param's default and range refer to. */
export function namesInParam({ default: value, range }: Param): readonly string[] {
  const bounds = range === undefined ? [] : [range.min, range.max];
  return [...(value === undefined ? [] : [value]), ...bounds].flatMap(namesIn);
}
