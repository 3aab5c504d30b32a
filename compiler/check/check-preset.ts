import type { Input, Let, Output, Param, Preset } from '../../dsl/index.ts';
import { unknownStream } from '../operators/stream-facts.ts';
import type { ResolvedModule } from '../resolve/resolved-module.ts';
import { checkExpression, openContext } from './check-expression.ts';
import { type CheckedParam, checkParam } from './check-param.ts';
import { checkTest } from './check-test.ts';
import { type Context, here } from './context.ts';
import type { Reporter } from './reporter.ts';
import { type Binding, emptyScope } from './scope.ts';
import { nearest } from './suggest.ts';
import { describe, type Signal, unknown, type Value } from './value.ts';

/** A preset without errors: what comes in, what may be set, and the derivation of what comes out. */
export interface CheckedPreset {
  readonly declaration: Preset;
  readonly inputs: readonly string[];
  readonly params: readonly CheckedParam[];
  readonly output: Signal;
}

/** A preset being checked. */
interface Progress {
  readonly context: Context;
  readonly params: CheckedParam[];
  readonly outputs: Output[];
  output: Value;
}

/**
 * Checks one preset, tests included.
 *
 * @param profiles the labels that `encode` may name, beyond those of the same file
 * @returns undefined where it cannot be compiled; the findings are in the reporter
 */
export function checkPreset(
  preset: Preset,
  module: ResolvedModule,
  profiles: ReadonlySet<string> | undefined,
  reporter: Reporter,
): CheckedPreset | undefined {
  const later = preset.members.flatMap((member) => ('name' in member ? [member.name.name] : []));
  const context = openContext(module, emptyScope(later), reporter);
  const progress: Progress = { context, params: [], outputs: [], output: unknown };
  for (const member of preset.members) {
    if (member.kind !== 'test') checkMember(member, progress);
  }
  const inputs = preset.members.filter((member) => member.kind === 'input');
  checkOutputs(preset, progress);
  for (const test of preset.members.filter((member) => member.kind === 'test')) {
    checkTest(test, { inputs: inputs.map((input) => input.name.name), params: progress.params, profiles }, context);
  }
  reportUnused(inputs, progress);
  if (progress.output.kind !== 'stream') return undefined;
  return {
    declaration: preset,
    inputs: inputs.map((input) => input.name.name),
    params: progress.params,
    output: progress.output.signal,
  };
}

function checkMember(member: Input | Param | Let | Output, progress: Progress): void {
  const { context } = progress;
  switch (member.kind) {
    case 'input':
      bind(member, 'input', inputValue(member, context), context);
      break;
    case 'param':
      bind(member, 'param', paramValue(member, progress), context);
      break;
    case 'let':
      bind(member, 'let', checkExpression(member.value, context), context);
      break;
    case 'output':
      checkOutput(member, progress);
      break;
  }
}

function bind(member: Input | Param | Let, what: Binding['what'], value: Value, context: Context): void {
  const { bindings } = context.scope;
  const { name, span } = member.name;
  const earlier = bindings.get(name);
  if (earlier === undefined) bindings.set(name, { what, span, value, used: false });
  else {
    const related = [{ file: context.module.path, span: earlier.span, message: 'first defined here' }];
    context.reporter.report('name/duplicate', { ...here(context, span), related }, { name });
  }
}

function inputValue({ name, type }: Input, context: Context): Value {
  if (type.name === 'Audio')
    return { kind: 'stream', signal: { kind: 'input', name: name.name }, facts: unknownStream };
  const place = here(context, type.span);
  if (type.name === 'Video' || type.name === 'Subtitles') {
    context.reporter.report('type/unsupported', place, { type: type.name, what: 'an input' });
  } else {
    context.reporter.report('name/unknown_type', place, {
      name: type.name,
      nearest: nearest(type.name, ['Audio']) ?? 'Audio',
    });
  }
  return unknown;
}

function paramValue(param: Param, progress: Progress): Value {
  const { context } = progress;
  if (param.default === undefined) {
    context.reporter.report('preset/param_without_default', here(context, param.name.span), { name: param.name.name });
  }
  const checked = checkParam(param, context);
  if (checked === undefined) return unknown;
  progress.params.push(checked);
  return checked.value;
}

function checkOutput(output: Output, progress: Progress): void {
  const { context } = progress;
  progress.outputs.push(output);
  if (output.label !== undefined) {
    context.reporter.report('preset/named_output', here(context, output.label.span), { label: output.label.name });
  }
  const value = checkExpression(output.value, context);
  if (value.kind === 'stream') progress.output = value;
  else if (value.kind !== 'unknown') {
    const data = { what: 'an output', expected: 'a stream', found: describe(value) };
    context.reporter.report('type/mismatch', here(context, output.value.span), data);
  }
}

function checkOutputs(preset: Preset, { outputs, context }: Progress): void {
  const { name } = preset.id.name;
  const place = here(context, preset.id.span);
  if (!preset.members.some((member) => member.kind === 'input'))
    context.reporter.report('preset/no_input', place, { name });
  if (outputs.length === 0) context.reporter.report('preset/no_output', place, { name });
  for (const surplus of outputs.slice(1)) {
    if (surplus.label === undefined) context.reporter.report('preset/several_outputs', here(context, surplus.span), {});
  }
}

/** Says what has no effect; silent about inputs where the output could not be understood. */
function reportUnused(inputs: readonly Input[], { context, output }: Progress): void {
  const reached = output.kind === 'stream' ? inputsOf(output.signal, new Set()) : undefined;
  for (const { name } of inputs) {
    if (reached !== undefined && !reached.has(name.name)) {
      context.reporter.report('preset/unused_input', here(context, name.span), { name: name.name });
    }
  }
  for (const [name, { what, span, used }] of context.scope.bindings) {
    if (!used && what !== 'input') context.reporter.report('name/unused', here(context, span), { what, name });
  }
}

function inputsOf(signal: Signal, found: Set<string>, seen: Set<Signal> = new Set()): Set<string> {
  if (seen.has(signal)) return found;
  seen.add(signal);
  if (signal.kind === 'input') return found.add(signal.name);
  for (const stream of signal.streams) inputsOf(stream, found, seen);
  for (const argument of Object.values(signal.args)) {
    if (argument?.kind === 'stream') inputsOf(argument.signal, found, seen);
  }
  return found;
}
