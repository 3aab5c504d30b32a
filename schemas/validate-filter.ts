import type { ErrorObject } from 'ajv';
import type { FilterName } from './generated/ffmpeg-filters.ts';
import validators from './generated/filter-validators.js';

/** An option that FFmpeg would refuse. */
export interface FilterOptionError {
  readonly filter: FilterName;
  readonly option: string;
  /** What is wrong with it, to follow its name: "must be <= 999999". */
  readonly message: string;
}

/** Whether the catalog describes a filter of this name. */
export function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(validators, name);
}

/**
 * Checks a filter's options against FFmpeg's own catalog: names, types, ranges, choices.
 * Returns an empty list when FFmpeg will take them.
 */
export function validateFilter(
  filter: FilterName,
  options: Readonly<Record<string, number | string | boolean>>,
): readonly FilterOptionError[] {
  const validate = validators[filter];
  if (validate === undefined) return [{ filter, option: '', message: 'is not a filter of the catalog' }];
  if (validate(options)) return [];
  const messages = messagesByOption(validate.errors ?? []);
  return [...messages].map(([option, alternatives]) => ({ filter, option, message: alternatives.join(' or ') }));
}

/** An option that allows a number or a name fails in both ways: its messages belong together. */
function messagesByOption(errors: readonly ErrorObject[]): Map<string, string[]> {
  const messages = new Map<string, string[]>();
  for (const error of errors) {
    if (error.keyword === 'anyOf') continue;
    const option = optionOf(error);
    messages.set(option, [...(messages.get(option) ?? []), messageOf(error)]);
  }
  return messages;
}

function optionOf({ keyword, params, instancePath }: ErrorObject): string {
  return keyword === 'additionalProperties' ? String(params.additionalProperty) : instancePath.slice(1);
}

function messageOf({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  if (keyword === 'additionalProperties') return 'is not an option of this filter';
  // ajv leaves params untyped; for this keyword they hold the schema's list of names.
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as readonly string[]).join(', ')}`;
  return message;
}
