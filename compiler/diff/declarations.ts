import type { ParamSpec, PresetArtifact } from '../../schemas/generated/artifact.ts';
import { formatQuantity, isQuantityType } from '../types/quantity.ts';
import { added, type Change, changed, removed } from './change.ts';

/** The differences between the inputs and the params of two presets. */
export function diffDeclarations(before: PresetArtifact, after: PresetArtifact): readonly Change[] {
  const inputs = pairByName(before.inputs, after.inputs).flatMap(([a, b]) => {
    if (a === undefined) return b === undefined ? [] : [added('input', b.name)];
    return b === undefined ? [removed('input', a.name)] : [];
  });
  const params = pairByName(before.params, after.params).flatMap(([a, b]) => {
    if (a === undefined) return b === undefined ? [] : [added('param', `${b.name} ${paramText(b)}`)];
    return b === undefined ? [removed('param', `${a.name} ${paramText(a)}`)] : diffParam(a, b);
  });
  return [...inputs, ...params];
}

function pairByName<T extends { readonly name: string }>(before: readonly T[], after: readonly T[]) {
  const names = new Set([...before, ...after].map(({ name }) => name));
  const find = (list: readonly T[], name: string): T | undefined => list.find((item) => item.name === name);
  return [...names].map((name) => [find(before, name), find(after, name)] as const);
}

function diffParam(before: ParamSpec, after: ParamSpec): readonly Change[] {
  const subject = `param ${before.name}`;
  return [
    ...changed(subject, 'type', before.type, after.type),
    ...changed(subject, 'default', numberOf(before, before.default), numberOf(after, after.default)),
    ...changed(subject, 'range', rangeText(before), rangeText(after)),
  ];
}

function paramText(param: ParamSpec): string {
  return `${numberOf(param, param.default)} in ${rangeText(param)}`;
}

function rangeText(param: ParamSpec): string {
  return `${numberOf(param, param.min)} .. ${numberOf(param, param.max)}`;
}

function numberOf({ type }: ParamSpec, value: number): string {
  return isQuantityType(type) ? formatQuantity(type, value) : String(value);
}
