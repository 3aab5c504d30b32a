import type { Chain, Span } from '../../dsl/index.ts';
import type { ResolvedModule } from '../resolve/resolved-module.ts';
import type { Reporter } from './reporter.ts';
import type { Scope } from './scope.ts';

/** Where an expression is being checked. */
export interface Context {
  readonly module: ResolvedModule;
  readonly scope: Scope;
  readonly reporter: Reporter;
  /** The chains that are being written out around this place. */
  readonly expanding: readonly Chain[];
}

/** A place in the module that is being checked. */
export function here(context: Context, span: Span): { readonly file: string; readonly span: Span } {
  return { file: context.module.path, span };
}
