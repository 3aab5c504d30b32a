import type { Encode, Expression, Given, PresetMember, Test, TestStep, VersionedName, With } from '../../dsl/index.ts';
import type { Expr } from '../../schemas/generated/artifact.ts';
import type { KnownToTests } from '../host.ts';
import { checkExpect } from './check-expect.ts';
import type { CheckedExpectation, CheckedTest, TestSource } from './checked-test.ts';
import { type Context, here } from './context.ts';
import type { CheckedParam } from './declared.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { signalsIn } from './signals-in.ts';
import { nearest } from './suggest.ts';
import type { Signal } from './value.ts';

/** What a test may refer to. */
export interface TestSurroundings {
  readonly members: readonly PresetMember[];
  /** Those that hold together. */
  readonly params: readonly CheckedParam[];
  readonly known: KnownToTests;
  /** What comes out of the preset; undefined where that is not known. */
  readonly output: Signal | undefined;
}

/** A test as far as its steps have been checked. */
interface Progress {
  readonly given: Map<string, TestSource>;
  readonly settings: Map<string, Expr>;
  profile: string | undefined;
  readonly expectations: CheckedExpectation[];
}

/**
 * Checks a test block against its preset.
 *
 * @returns the steps that hold together: all of them where nothing is reported
 */
export function checkTest(test: Test, surroundings: TestSurroundings, context: Context): CheckedTest {
  const progress: Progress = { given: new Map(), settings: new Map(), profile: undefined, expectations: [] };
  for (const step of test.steps) checkStep(step, progress, surroundings, context);
  reportRepeated(test, context);
  reportMissing(test, surroundings, context);
  return { title: test.title.value, span: test.title.span, ...progress };
}

/** A second test of a preset that is called as another one. */
export function reportRepeatedTitles(tests: readonly Test[], context: Context): void {
  const first = new Map<string, Test['title']>();
  for (const { title } of tests) {
    const earlier = first.get(title.value);
    if (earlier === undefined) first.set(title.value, title);
    else {
      const related = [{ file: context.module.path, span: earlier.span, message: 'first used here' }];
      context.reporter.report('test/repeated_title', { ...here(context, title.span), related }, { title: title.value });
    }
  }
}

function reportMissing(test: Test, surroundings: TestSurroundings, context: Context): void {
  const inputs = namesOf('input', surroundings);
  const given = new Set(test.steps.flatMap((step) => (step.kind === 'given' ? [meant(step.input, inputs)] : [])));
  for (const input of inputs.filter((name) => !given.has(name))) {
    context.reporter.report('test/missing_given', here(context, test.title.span), { input });
  }
  if (!test.steps.some((step) => step.kind === 'expect')) {
    context.reporter.report('test/no_expectation', here(context, test.title.span), {});
  }
}

function namesOf(kind: 'input' | 'param', { members }: TestSurroundings): readonly string[] {
  return members.flatMap((member) => (member.kind === kind ? [member.name.name] : []));
}

function checkStep(step: TestStep, progress: Progress, surroundings: TestSurroundings, context: Context): void {
  switch (step.kind) {
    case 'given': {
      const source = checkGiven(step, surroundings, context);
      if (source !== undefined) progress.given.set(step.input.name, source);
      break;
    }
    case 'with': {
      const value = checkWith(step, surroundings, context);
      if (value !== undefined) progress.settings.set(step.param.name, value);
      break;
    }
    case 'encode':
      checkEncode(step, surroundings.known, context);
      progress.profile = labelOf(step.profile);
      break;
    case 'expect': {
      const about = { inputs: namesOf('input', surroundings), ducks: ducksIn(surroundings) };
      const checked = checkExpect(step, about, context);
      if (checked !== undefined) progress.expectations.push(checked);
    }
  }
}

/** A name, or the one that it was most likely meant to be. */
function meant({ name }: Given['input'], known: readonly string[]): string | undefined {
  return known.includes(name) ? name : nearest(name, known);
}

/** A second step that sets what another has set already. */
function reportRepeated(test: Test, context: Context): void {
  const seen = new Set<string>();
  for (const step of test.steps.filter((candidate) => candidate.kind !== 'expect')) {
    const subject = subjectOf(step);
    const what = step.kind === 'encode' ? 'encode' : `${step.kind} ${subject.name}`;
    if (seen.has(what)) context.reporter.report('test/repeated_step', here(context, subject.span), { what });
    seen.add(what);
  }
}

function subjectOf(step: Given | With | Encode): Given['input'] {
  if (step.kind === 'encode') return { ...step.profile.name, span: step.profile.span };
  return step.kind === 'given' ? step.input : step.param;
}

function checkGiven(
  { input, source }: Given,
  surroundings: TestSurroundings,
  context: Context,
): TestSource | undefined {
  const inputs = namesOf('input', surroundings);
  if (!inputs.includes(input.name)) reportUnknownName(input, inputs, context);
  const found = sourceOf(source);
  if (found === undefined) context.reporter.report('test/unknown_source', here(context, source.span), {});
  else if (found.kind === 'sample') checkSample(found.name, source, surroundings.known, context);
  return found;
}

function checkSample(name: string, { span }: Expression, { samples }: KnownToTests, context: Context): void {
  if (samples === undefined || samples.has(name)) return;
  const likely = nearest(name, samples);
  const fix = likely === undefined ? undefined : `sample("${likely}")`;
  context.reporter.report('test/unknown_sample', { ...here(context, span), ...replace(span, fix) }, { name, fix });
}

/** `sample("…")` or `file("…")` */
function sourceOf(node: Expression): TestSource | undefined {
  if (node.kind !== 'call') return undefined;
  const [argument, ...surplus] = node.arguments;
  if (argument?.value.kind !== 'string' || surplus.length > 0) return undefined;
  const text = argument.value.value;
  if (node.callee.name === 'sample') return { kind: 'sample', name: text };
  return node.callee.name === 'file' ? { kind: 'file', path: text } : undefined;
}

function checkWith({ param, value }: With, surroundings: TestSurroundings, context: Context): Expr | undefined {
  const declared = namesOf('param', surroundings);
  const known = surroundings.params.find((candidate) => candidate.name === param.name);
  if (!declared.includes(param.name)) reportUnknownName(param, declared, context);
  if (known === undefined) return undefined;
  const { type, range, name } = known;
  const demand = { type, min: range.min, max: range.max, name };
  return fitQuantity(context, value, context.check.expression(value, context), demand)?.expr;
}

function checkEncode({ profile }: Encode, { profiles }: KnownToTests, context: Context): void {
  if (profiles === undefined) return;
  const own = context.module.module.declarations.flatMap((declaration) =>
    declaration.kind === 'profile' ? [labelOf(declaration.id)] : [],
  );
  const known = new Set([...profiles, ...own]);
  if (known.has(labelOf(profile))) return;
  const likely = nearest(labelOf(profile), known)?.replace(/_(?=v\d+$)/, ' ');
  const data = { name: `${profile.name.name} v${profile.version}`, nearest: likely };
  context.reporter.report(
    'profile/unknown',
    { ...here(context, profile.span), ...replace(profile.span, likely) },
    data,
  );
}

function labelOf({ name, version }: VersionedName): string {
  return `${name.name}_v${version}`;
}

function reportUnknownName({ name, span }: Given['input'], known: readonly string[], context: Context): void {
  const likely = nearest(name, known);
  const place = { ...here(context, span), ...replace(span, likely) };
  context.reporter.report('name/unknown', place, { name, nearest: likely });
}

/** Whether a duck has a part in what comes out; of an output that is not known nobody can say that it has not. */
function ducksIn({ output }: TestSurroundings): boolean {
  if (output === undefined) return true;
  return [...signalsIn(output)].some((signal) => signal.kind === 'stage' && signal.operator.name === 'duck');
}
