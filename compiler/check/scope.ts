import type { Span } from '../../dsl/index.ts';
import type { Value } from './value.ts';

/** A name with its meaning. */
export interface Binding {
  readonly span: Span;
  readonly value: Value;
}

/** The names of one preset, or of one chain. */
export interface Scope {
  readonly bindings: Map<string, Binding>;
  /** Names that are defined further down. */
  readonly later: ReadonlySet<string>;
}

/** A scope with nothing in it yet. */
export function emptyScope(later: Iterable<string> = []): Scope {
  return { bindings: new Map(), later: new Set(later) };
}
