import type { Condition, Encode, Expect, Expression, Given, Test, TestStep, With } from '../../dsl/index.ts';
import { naturalRanges } from '../types/natural-ranges.ts';
import type { QuantityType } from '../types/quantity.ts';
import type { CheckedParam } from './check-param.ts';
import { type Context, here } from './context.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { testSubjects } from './test-subjects.ts';

/** What a test may refer to. */
export interface TestSurroundings {
  readonly inputs: readonly string[];
  readonly params: readonly CheckedParam[];
  /** Undefined where the host cannot say. */
  readonly profiles: ReadonlySet<string> | undefined;
}

/** Checks a test block against its preset. */
export function checkTest(test: Test, surroundings: TestSurroundings, context: Context): void {
  for (const step of test.steps) checkStep(step, surroundings, context);
  const given = new Set(test.steps.flatMap((step) => (step.kind === 'given' ? [step.input.name] : [])));
  for (const input of surroundings.inputs.filter((name) => !given.has(name))) {
    context.reporter.report('test/missing_given', here(context, test.title.span), { input });
  }
  if (!test.steps.some((step) => step.kind === 'expect')) {
    context.reporter.report('test/no_expectation', here(context, test.title.span), {});
  }
}

function checkStep(step: TestStep, surroundings: TestSurroundings, context: Context): void {
  switch (step.kind) {
    case 'given':
      checkGiven(step, surroundings.inputs, context);
      break;
    case 'with':
      checkWith(step, surroundings.params, context);
      break;
    case 'encode':
      checkEncode(step, surroundings.profiles, context);
      break;
    case 'expect':
      checkExpect(step, surroundings.inputs, context);
      break;
  }
}

function checkGiven({ input, source }: Given, inputs: readonly string[], context: Context): void {
  if (!inputs.includes(input.name)) reportUnknownName(input, inputs, context);
  const sound =
    source.kind === 'call' &&
    (source.callee.name === 'sample' || source.callee.name === 'file') &&
    source.arguments.length === 1 &&
    source.arguments[0]?.value.kind === 'string';
  if (!sound) context.reporter.report('test/unknown_source', here(context, source.span), {});
}

function checkWith({ param, value }: With, params: readonly CheckedParam[], context: Context): void {
  const known = params.find((candidate) => candidate.name === param.name);
  if (known === undefined) {
    reportUnknownName(
      param,
      params.map((candidate) => candidate.name),
      context,
    );
    return;
  }
  const { type, range, name } = known;
  fitQuantity(context, value, context.check.expression(value, context), { type, min: range.min, max: range.max, name });
}

function checkEncode({ profile }: Encode, profiles: ReadonlySet<string> | undefined, context: Context): void {
  const label = `${profile.name.name}_v${profile.version}`;
  const own = context.module.module.declarations.flatMap((declaration) =>
    declaration.kind === 'profile' ? [`${declaration.id.name.name}_v${declaration.id.version}`] : [],
  );
  if (profiles === undefined || profiles.has(label) || own.includes(label)) return;
  const likely = nearest(label, [...profiles, ...own]);
  context.reporter.report('profile/unknown', here(context, profile.span), { name: label, nearest: likely });
}

function checkExpect({ subject, condition }: Expect, inputs: readonly string[], context: Context): void {
  const meaning = testSubjects.get(subject.name);
  if (meaning === undefined) {
    const likely = nearest(subject.name, testSubjects.keys());
    const edit = likely === undefined ? {} : replace(subject.span, likely);
    const data = { name: subject.name, nearest: likely, known: [...testSubjects.keys()].join(', ') };
    context.reporter.report('test/unknown_subject', { ...here(context, subject.span), ...edit }, data);
    return;
  }
  if (meaning.kind === 'quantity') checkCondition(condition, subject.name, meaning, inputs, context);
}

interface QuantitySubject {
  readonly type: QuantityType;
  readonly difference: QuantityType;
}

function checkCondition(
  condition: Condition,
  name: string,
  subject: QuantitySubject,
  inputs: readonly string[],
  context: Context,
): void {
  const fit = (node: Expression, type: QuantityType): void => {
    if (node.kind === 'name' && inputs.includes(node.name)) return; // the same figure of an input
    fitQuantity(context, node, context.check.expression(node, context), { type, ...naturalRanges[type], name });
  };
  switch (condition.kind) {
    case 'within':
      fit(condition.tolerance, subject.difference);
      fit(condition.of, subject.type);
      break;
    case 'compare':
      fit(condition.value, subject.type);
      break;
    case 'between':
      fit(condition.range.min, subject.type);
      fit(condition.range.max, subject.type);
      break;
  }
}

function reportUnknownName(name: Given['input'], known: readonly string[], context: Context): void {
  const likely = nearest(name.name, known);
  const edit = likely === undefined ? {} : replace(name.span, likely);
  context.reporter.report(
    'name/unknown',
    { ...here(context, name.span), ...edit },
    { name: name.name, nearest: likely },
  );
}
