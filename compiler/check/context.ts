import type { Call, Chain, Expression, Span } from '../../dsl/index.ts';
import type { ResolvedModule } from '../resolve/resolved-module.ts';
import type { ChainStanding } from './declared.ts';
import type { Reporter } from './reporter.ts';
import type { Scope } from './scope.ts';
import type { At, Value } from './value.ts';

/** The two sides of the recursion between expressions and the calls within them. */
export interface Checker {
  /** Finds what an expression means; reports what it cannot. */
  expression(node: Expression, context: Context): Value;
  /** Checks one stage; `piped` is what comes through the pipe, undefined where the call starts an expression. */
  call(call: Call, piped: At<Value> | undefined, context: Context): Value;
}

/** What is left to write out in one file. */
export interface Budget {
  stages: number;
}

/** Where an expression is being checked. */
export interface Context {
  readonly check: Checker;
  readonly module: ResolvedModule;
  readonly scope: Scope;
  readonly reporter: Reporter;
  /** The chains that have been met so far, in this file or in those that it imports. */
  readonly chains: Map<Chain, ChainStanding>;
  readonly budget: Budget;
  /** How many chains stand around this place. */
  readonly depth: number;
  /** True in the declaration of a chain: nothing is known of its streams, so they are judged at each call. */
  readonly declaring: boolean;
}

/** A place in the module that is being checked. */
export function here(context: Context, span: Span): { readonly file: string; readonly span: Span } {
  return { file: context.module.path, span };
}
