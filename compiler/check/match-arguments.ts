import type { Call, Expression } from '../../dsl/index.ts';
import { type Context, here } from './context.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';

/** The arguments of a call by parameter name. */
interface MatchedArguments {
  readonly arguments: ReadonlyMap<string, Expression>;
  /** False where an argument was surplus, unknown or repeated. */
  readonly sound: boolean;
}

/**
 * Gives each argument its parameter: unnamed ones in the parameters' order, named ones by name.
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
  let sound = true;
  let position = 0;
  for (const argument of call.arguments) {
    const place = here(context, argument.name?.span ?? argument.span);
    const name = argument.name?.name ?? names[position++];
    if (name === undefined) {
      context.reporter.report('call/too_many_arguments', place, { callee, known });
      sound = false;
    } else if (!names.includes(name)) {
      const likely = nearest(name, names);
      const edit = likely === undefined ? {} : replace(place.span, likely);
      context.reporter.report('call/unknown_argument', { ...place, ...edit }, { callee, name, nearest: likely, known });
      sound = false;
    } else if (matched.has(name)) {
      context.reporter.report('call/repeated_argument', place, { callee, name });
      sound = false;
    } else matched.set(name, argument.value);
  }
  return { arguments: matched, sound };
}
