import { checkExpression, openContext } from '../../compiler/check/check-expression.ts';
import type { Context } from '../../compiler/check/context.ts';
import { fitQuantity } from '../../compiler/check/quantity-fit.ts';
import { collectFindings } from '../../compiler/check/reporter.ts';
import { nearest } from '../../compiler/check/suggest.ts';
import { constant } from '../../compiler/check/value.ts';
import { memoryHost } from '../../compiler/host.ts';
import { resolve } from '../../compiler/resolve/resolve.ts';
import { isQuantityType, type QuantityType } from '../../compiler/types/quantity.ts';
import type { Diagnostic, Expression, Module } from '../../dsl/index.ts';
import { failure } from '../../runtime/failure/failure.ts';
import type { Expr, ParamSpec } from '../../schemas/generated/artifact.ts';
import type { PresetEntry } from '../library/entry.ts';

/** A value read, or what is wrong with it. */
type Reading = { readonly value: number } | { readonly problem: string };

/**
 * Reads `name=value` settings as the language reads values: units are checked, and ranges. A bare number is in the unit
 * of the param.
 *
 * @returns numbers in each param's own unit
 * @throws LatheFailure `preset/params_invalid` that names everything wrong at once
 */
export function readParams(
  { label, artifact }: Pick<PresetEntry, 'label' | 'artifact'>,
  settings: readonly string[],
): Readonly<Record<string, number>> {
  const values: Record<string, number> = {};
  const problems = settings.flatMap((setting) => {
    const [name = '', text] = splitSetting(setting);
    const reading = text === undefined ? noValue(setting) : readSetting(artifact.params, name, text);
    if ('problem' in reading) return [reading.problem];
    if (Object.hasOwn(values, name)) return [`${name} is set twice`];
    values[name] = reading.value;
    return [];
  });
  if (problems.length > 0) throw failure('preset/params_invalid', { preset: label, problems });
  return values;
}

/** The name and the value of `name=value`; the name alone where there is no value. */
function splitSetting(setting: string): readonly [name: string, text?: string] {
  const mark = setting.indexOf('=');
  const text = setting.slice(mark + 1).trim();
  return mark < 0 || text === '' ? [setting] : [setting.slice(0, mark).trim(), text];
}

function noValue(setting: string): Reading {
  return { problem: `'${setting}' sets nothing: write it as NAME=VALUE` };
}

function readSetting(params: readonly ParamSpec[], name: string, text: string): Reading {
  const param = params.find((candidate) => candidate.name === name);
  if (param !== undefined && isQuantityType(param.type)) return readValue(param, param.type, text);
  const names = params.map((candidate) => candidate.name);
  const likely = nearest(name, names);
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  return { problem: `there is no param '${name}'; ${likely === undefined ? known : `did you mean ${likely}?`}` };
}

function readValue({ name, min, max }: ParamSpec, type: QuantityType, text: string): Reading {
  const findings = collectFindings();
  const resolved = resolve('--set', `chain value(it: Number = ${text}) = gain(it)`, memoryHost(), findings);
  const node = resolved && onlyDefault(resolved.module);
  const expr = node && resolved && fit(node, { name, type, min, max }, openContext(resolved, findings));
  return typeof expr === 'number'
    ? { value: expr }
    : { problem: `${name}=${text}: ${problemOf(findings.diagnostics[0])}` };
}

/** The value in the param's unit; undefined, with a finding, where it does not fit. */
function fit(node: Expression, demand: Parameters<typeof fitQuantity>[3], context: Context): Expr | undefined {
  const written = node.kind === 'number' ? constant(demand.type, node.value) : checkExpression(node, context);
  return fitQuantity(context, node, written, demand)?.expr;
}

/** The one value of the module that was built around it; undefined where the text was more than a value. */
function onlyDefault({ declarations, imports }: Module): Expression | undefined {
  const [chain, ...others] = declarations;
  const [param, ...further] = chain?.kind === 'chain' ? chain.params : [];
  const value = others.length + further.length + imports.length === 0 ? param?.default : undefined;
  return value?.kind === 'call' || value?.kind === 'pipeline' ? undefined : value;
}

function problemOf(diagnostic: Diagnostic | undefined): string {
  if (diagnostic === undefined) return 'this is not one value';
  const { message, fix } = diagnostic;
  return fix === undefined ? message : `${message}; write ${fix}`;
}
