import type { Expression, Profile, ProfileField } from '../../dsl/index.ts';
import { type Context, here } from './context.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { describe } from './value.ts';

const fieldNames = ['container', 'codec', 'sample_rate', 'channels', 'video', 'metadata'] as const;

type FieldName = (typeof fieldNames)[number];

/** The fields of a profile that may be there, each once. */
export interface Fields {
  readonly profile: Profile;
  readonly byName: ReadonlyMap<string, ProfileField>;
}

/** Reads the fields; reports unknown and repeated ones. */
export function collectFields(profile: Profile, context: Context): Fields {
  const byName = new Map<string, ProfileField>();
  for (const field of profile.fields) {
    const { name, span } = field.name;
    const known = fieldNames.find((candidate) => candidate === name) ?? nearest(name, fieldNames);
    if (known !== name) {
      const place = { ...here(context, span), ...replace(span, known) };
      context.reporter.report('profile/unknown_field', place, { name, nearest: known });
    } else if (byName.has(name)) reportRepeated(field, byName.get(name), context);
    if (known !== undefined && !byName.has(known)) byName.set(known, field);
  }
  return { profile, byName };
}

function reportRepeated({ name }: ProfileField, first: ProfileField | undefined, context: Context): void {
  const message = 'first defined here';
  const related = first === undefined ? [] : [{ file: context.module.path, span: first.name.span, message }];
  context.reporter.report('name/duplicate', { ...here(context, name.span), related }, { name: name.name });
}

/** Reports a field that there is no default for. */
export function reportMissing({ profile }: Fields, field: FieldName, example: string, context: Context): undefined {
  const { name, span } = profile.id.name;
  context.reporter.report('profile/missing_field', here(context, span), { name, field, example });
}

/** Reports a value that is none of those that a field can have. */
export function reportChoice(
  field: FieldName,
  node: Expression,
  choices: readonly string[],
  context: Context,
): undefined {
  const word = wordOf(node);
  const likely = word === undefined ? undefined : nearest(word, choices);
  const { span } = field === 'codec' && node.kind === 'call' ? node.callee : node;
  const found = describeChoice(node, field === 'codec', context);
  if (found === undefined) return;
  const data = { what: field, found, choices: choices.join(', '), nearest: likely };
  context.reporter.report('call/unknown_choice', { ...here(context, span), ...replace(span, likely) }, data);
}

/** What stands in the place of a word; undefined where it has been reported already. */
function describeChoice(node: Expression, takesArguments: boolean, context: Context): string | undefined {
  if (node.kind === 'name') return `'${node.name}'`;
  if (node.kind === 'call') return takesArguments ? `'${node.callee.name}'` : 'a call';
  const value = context.check.expression(node, context);
  return value.kind === 'unknown' ? undefined : describe(value);
}

/** The word of a field such as `container m4a`; of `aac(bitrate: 192 kbps)` the name that is called. */
export function wordOf(node: Expression): string | undefined {
  if (node.kind === 'call') return node.callee.name;
  return node.kind === 'name' ? node.name : undefined;
}

/** What a field of one word stands for in a table; reports a missing field and a word that is not in the table. */
export function requiredEntry<T>(
  fields: Fields,
  name: FieldName,
  table: ReadonlyMap<string, T>,
  example: string,
  context: Context,
): T | undefined {
  const node = fields.byName.get(name)?.value;
  if (node === undefined) return reportMissing(fields, name, example, context);
  const word = node.kind === 'name' ? node.name : '';
  return table.get(word) ?? reportChoice(name, node, [...table.keys()], context);
}

/** The word of a field that may be left out; reports one that is none of the choices. */
export function optionalWord<const Choice extends string>(
  fields: Fields,
  name: FieldName,
  choices: readonly Choice[],
  context: Context,
): Choice | undefined {
  const node = fields.byName.get(name)?.value;
  if (node === undefined) return undefined;
  const chosen = choices.find((choice) => node.kind === 'name' && choice === node.name);
  return chosen ?? reportChoice(name, node, choices, context);
}
