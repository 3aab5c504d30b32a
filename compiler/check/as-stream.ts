import { type Context, here } from './context.ts';
import { type At, describe, type StreamValue, type Value } from './value.ts';

/**
 * Holds that a value is a stream, and reports where it is something else.
 *
 * @param what takes it: an operator, a chain or a parameter
 */
export function asStream({ value, span }: At<Value>, what: string, context: Context): StreamValue | undefined {
  if (value.kind === 'stream') return value;
  if (value.kind !== 'unknown') {
    const data = { what, expected: 'a stream', found: describe(value) };
    context.reporter.report('type/mismatch', here(context, span), data);
  }
  return undefined;
}

/** Tells that a stage stands where no stream comes from the left. */
export function reportNoStream(callee: { name: string; span: At<unknown>['span'] }, example: string, context: Context) {
  const { bindings } = context.scope;
  const [source] = [...bindings].find(([, { value }]) => value.kind === 'stream') ?? ['voice'];
  const data = { callee: callee.name, example: `${source} |> ${example}` };
  context.reporter.report('call/needs_stream', here(context, callee.span), data);
}
