import type { Call, Expression } from '../../dsl/index.ts';
import { type Context, here } from './context.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';

/** The arguments of a call by parameter name. */
interface MatchedArguments {
  readonly arguments: ReadonlyMap<string, Expression>;
  /** False where an argument was surplus, unknown or repeated. */
  readonly isSound: boolean;
}

/**
 * Gives each argument its parameter: unnamed ones in the parameters' order, named ones by name. A misspelt name is
 * reported, and taken for the one that it is nearest to.
 *
 * @param callee the name to use in findings
 * @param names of the parameters, in order
 */
export function matchArguments(
  call: Call,
  callee: string,
  names: readonly string[],
  context: Context,
): MatchedArguments {
  const matched = new Map<string, Expression>();
  const known = names.join(', ');
  let isSound = true;
  let position = 0;
  for (const argument of call.arguments) {
    const place = here(context, argument.name?.span ?? argument.span);
    const written = argument.name?.name ?? names[position++];
    const name = written === undefined || names.includes(written) ? written : nearest(written, names);
    if (written === undefined) context.reporter.report('call/too_many_arguments', place, { callee, known });
    else if (name !== written) {
      const data = { callee, name: written, nearest: name, known };
      context.reporter.report('call/unknown_argument', { ...place, ...replace(place.span, name) }, data);
    } else if (matched.has(name)) context.reporter.report('call/repeated_argument', place, { callee, name });
    isSound &&= written !== undefined && name === written && !matched.has(name);
    if (name !== undefined && !matched.has(name)) matched.set(name, argument.value);
  }
  return { arguments: matched, isSound };
}
