import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { LRUCache } from 'lru-cache';
import { formatQuantity, isQuantityType } from '../../../compiler/artifact/quantity.ts';
import { readWritten, unitsOf } from '../../../compiler/artifact/written-quantity.ts';
import type { ParamValue } from '../../../schemas/generated/api.ts';
import type { ParamSpec, PresetArtifact } from '../../../schemas/generated/artifact.ts';
import type { ResolvedOfKind } from '../../registry/of-kind.ts';
import { suggestion } from '../nearest.ts';
import { below, type Checked, type Fault } from '../problem/fault.ts';
import { numbersSchema } from './params-schema.ts';

type Numbers = Readonly<Record<string, number>>;

const compiled = new LRUCache<string, ValidateFunction>({ max: 500 });

/** Reads the params of a submission, and holds them to the schema that the preset's artifact declares. */
export function checkParams(
  { artifact, hash }: Pick<ResolvedOfKind<'preset'>, 'artifact' | 'hash'>,
  given: Readonly<Record<string, ParamValue>>,
): Checked<Numbers> {
  const read = Object.entries(given).map(([name, value]) => readParam(artifact, name, value));
  const values = Object.fromEntries(read.flatMap(({ entry }) => (entry === undefined ? [] : [entry])));
  const faults = [...read.flatMap(({ fault }) => fault ?? []), ...heldTo(hash, artifact, values)];
  return { value: values as Numbers, faults }; // numbers, where there are no faults
}

interface Read {
  readonly entry?: readonly [string, number];
  readonly fault?: Fault;
}

/** A text becomes a number in the param's unit; what no param has the name of is left to the schema. */
function readParam({ params }: PresetArtifact, name: string, value: ParamValue): Read {
  const param = params.find((candidate) => candidate.name === name);
  if (typeof value === 'number' || param === undefined) return { entry: [name, typeof value === 'number' ? value : 0] };
  const number = isQuantityType(param.type) ? readWritten(param.type, value.trim()) : undefined;
  if (number !== undefined) return { entry: [name, number] };
  return { fault: fault(name, `${JSON.stringify(value)} is not ${nounOf(param)}`, `write it as ${exampleOf(param)}`) };
}

function heldTo(hash: string, { params }: PresetArtifact, values: Numbers): readonly Fault[] {
  const validate = compiled.get(hash) ?? new Ajv({ allErrors: true }).compile(numbersSchema(params));
  compiled.set(hash, validate);
  return validate(values) ? [] : faultsOf(validate.errors ?? [], params, values);
}

function faultsOf(errors: readonly ErrorObject[], params: readonly ParamSpec[], values: Numbers): readonly Fault[] {
  return errors.map((error) => {
    const unknown = error.params.additionalProperty;
    if (typeof unknown === 'string') {
      const names = params.map(({ name }) => name);
      return fault(unknown, `there is no param ${JSON.stringify(unknown.slice(0, 100))}`, suggestion(unknown, names));
    }
    const name = error.instancePath.slice(1);
    const param = params.find((candidate) => candidate.name === name);
    if (param === undefined || error.keyword === 'type') return fault(name, `${name} ${error.message ?? 'is wrong'}`);
    const shown = [values[name] ?? 0, param.min, param.max].map((value) => shownValue(param, value));
    return fault(name, `${name} is ${shown[0]}, outside ${shown[1]} to ${shown[2]}`);
  });
}

function fault(name: string, detail: string, hint?: string): Fault {
  const pointer = below('/params', name.slice(0, 100));
  return { pointer, code: 'preset/params_invalid', detail, ...(hint === undefined ? {} : { hint }) };
}

function nounOf({ type, name }: ParamSpec): string {
  const units = isQuantityType(type) ? unitsOf(type) : [];
  return units.length === 0 ? `a value of ${name}` : `a value of ${name} in ${units.join(' or ')}`;
}

function exampleOf(param: ParamSpec): string {
  return JSON.stringify(shownValue(param, param.default));
}

function shownValue({ type }: ParamSpec, value: number): string {
  return isQuantityType(type) ? formatQuantity(type, value) : String(value);
}
