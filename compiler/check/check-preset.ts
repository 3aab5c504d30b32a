import type { Input, Let, Output, Param, Preset } from '../../dsl/index.ts';
import type { KnownToTests } from '../host.ts';
import { unknownStream } from '../operators/stream-facts.ts';
import { bind } from './bind.ts';
import { checkExpression } from './check-expression.ts';
import { checkParam } from './check-param.ts';
import { checkTest, reportRepeatedTitles } from './check-test.ts';
import type { CheckedTest } from './checked-test.ts';
import { type Context, here } from './context.ts';
import type { CheckedParam } from './declared.ts';
import { replace } from './reporter.ts';
import { emptyScope } from './scope.ts';
import { nearest } from './suggest.ts';
import { reportUnused } from './unused.ts';
import { describe, type Signal, unknown, type Value } from './value.ts';

/** A preset without errors: what comes in, what may be set, and the derivation of what comes out. */
export interface CheckedPreset {
  readonly declaration: Preset;
  readonly params: readonly CheckedParam[];
  readonly output: Signal;
  readonly tests: readonly CheckedTest[];
}

/** A preset being checked. */
interface Progress {
  readonly context: Context;
  readonly params: CheckedParam[];
  output: Value;
}

/**
 * Checks one preset, tests included.
 *
 * @param outer the place of the file that the preset stands in
 * @param known what its tests may name, beyond the profiles of the same file
 * @returns undefined where it cannot be compiled; the findings are reported
 */
export function checkPreset(declaration: Preset, outer: Context, known: KnownToTests): CheckedPreset | undefined {
  const { members } = declaration;
  if (!hasEnds(declaration, outer)) return undefined;
  const later = members.flatMap((member) => ('name' in member ? [member.name.name] : []));
  const context = { ...outer, scope: emptyScope(later) };
  const progress: Progress = { context, params: [], output: unknown };
  for (const member of members) {
    if (member.kind !== 'test') checkMember(member, progress);
  }
  const { params, output } = progress;
  reportSurplusOutputs(members, context);
  if (output.kind === 'stream') reportUnused(members, output.signal, context);
  const signal = output.kind === 'stream' ? output.signal : undefined;
  const surroundings = { members, params, known, output: signal };
  const tests = members.filter((member) => member.kind === 'test');
  reportRepeatedTitles(tests, context);
  const checkedTests = tests.map((test) => checkTest(test, surroundings, context));
  return signal && { declaration, params, output: signal, tests: checkedTests };
}

function checkMember(member: Input | Param | Let | Output, progress: Progress): void {
  const { context } = progress;
  switch (member.kind) {
    case 'input':
      bind(member.name, inputValue(member, context), context);
      break;
    case 'param':
      bind(member.name, paramValue(member, progress), context);
      break;
    case 'let':
      bind(member.name, checkExpression(member.value, context), context);
      break;
    case 'output':
      checkOutput(member, progress);
      break;
  }
}

function inputValue({ name, type }: Input, context: Context): Value {
  if (type.name === 'Audio') {
    return { kind: 'stream', signal: { kind: 'input', name: name.name }, facts: unknownStream };
  }
  const place = here(context, type.span);
  if (type.name === 'Video' || type.name === 'Subtitles') {
    context.reporter.report('type/unsupported', place, { type: type.name, what: 'an input' });
  } else {
    const data = { name: type.name, nearest: nearest(type.name, ['Audio']) ?? 'Audio' };
    context.reporter.report('name/unknown_type', { ...place, ...replace(type.span, data.nearest) }, data);
  }
  return unknown;
}

function paramValue(param: Param, { context, params }: Progress): Value {
  const checked = checkParam(param, context);
  if (checked === undefined) return unknown;
  if (checked.default === undefined) {
    const { name, span } = param.name;
    context.reporter.report('preset/param_without_default', here(context, span), { name });
  }
  params.push(checked);
  return checked.value;
}

function checkOutput(output: Output, progress: Progress): void {
  const { context } = progress;
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

/** True where something comes in and something goes out; without an input there is nothing to look at. */
function hasEnds({ id, members }: Preset, context: Context): boolean {
  const place = here(context, id.span);
  const { name } = id.name;
  const hasInput = members.some((member) => member.kind === 'input');
  const hasOutput = members.some((member) => member.kind === 'output');
  if (!hasInput) context.reporter.report('preset/no_input', place, { name });
  if (!hasOutput) context.reporter.report('preset/no_output', place, { name });
  return hasInput;
}

function reportSurplusOutputs(members: Preset['members'], context: Context): void {
  const outputs = members.filter((member) => member.kind === 'output');
  for (const { label, span } of outputs.slice(1)) {
    if (label === undefined) context.reporter.report('preset/several_outputs', here(context, span), {});
  }
}
