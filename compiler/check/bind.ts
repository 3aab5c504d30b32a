import type { Identifier } from '../../dsl/index.ts';
import { type Context, here } from './context.ts';
import type { Value } from './value.ts';

/** Gives a name its meaning; the first one stays where it has one already. */
export function bind({ name, span }: Identifier, value: Value, context: Context): void {
  const { bindings } = context.scope;
  const earlier = bindings.get(name);
  if (earlier === undefined) bindings.set(name, { span, value });
  else {
    const related = [{ file: context.module.path, span: earlier.span, message: 'first defined here' }];
    context.reporter.report('name/duplicate', { ...here(context, span), related }, { name });
  }
}
