import { isQuantityType } from '../../../compiler/artifact/quantity.ts';
import { writtenPattern } from '../../../compiler/artifact/written-quantity.ts';
import type { ParamSpec } from '../../../schemas/generated/artifact.ts';

/** The JSON Schema of a preset's params once all of them are numbers in their own units: what a job is held to. */
export function numbersSchema(params: readonly ParamSpec[]): object {
  return objectOf(params, numberSchema);
}

/** The JSON Schema of a preset's params as callers may write them: numbers, or texts with a unit. */
export function paramsSchema(params: readonly ParamSpec[]): object {
  return objectOf(params, (param) => {
    const number = { ...numberSchema(param), description: `in ${param.unit || 'no unit'}` };
    if (!isQuantityType(param.type)) return number;
    return { anyOf: [number, { type: 'string', pattern: writtenPattern(param.type) }], default: param.default };
  });
}

function numberSchema({ type, min, max }: ParamSpec): object {
  return { type: type === 'Integer' ? 'integer' : 'number', minimum: min, maximum: max };
}

function objectOf(params: readonly ParamSpec[], schemaOf: (param: ParamSpec) => object): object {
  const properties = Object.fromEntries(params.map((param) => [param.name, schemaOf(param)]));
  return { type: 'object', additionalProperties: false, properties };
}
