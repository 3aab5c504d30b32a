import type { ArtifactHash } from '../artifact/canonical.ts';
import type { Lock } from './lock-file.ts';

/** What is to be held against the lock: a label and what it compiles to now. */
export interface Compiled {
  readonly label: string;
  readonly hash: ArtifactHash;
}

/** How the sources stand to the lock. */
export interface LockComparison<T extends Compiled> {
  /** Not published yet. */
  readonly fresh: readonly T[];
  /** Published, and still the same. */
  readonly kept: readonly T[];
  /** Published as something else: each is a mistake, since a published version never changes. */
  readonly broken: readonly { readonly compiled: T; readonly published: ArtifactHash }[];
  /** Published versions whose source is gone; they stay published. */
  readonly retired: readonly string[];
}

/** Holds what the sources compile to against the published versions. */
export function compareLock<T extends Compiled>(lock: Lock, compiled: readonly T[]): LockComparison<T> {
  const labels = new Set(compiled.map(({ label }) => label));
  return {
    fresh: compiled.filter(({ label }) => !lock.has(label)),
    kept: compiled.filter(({ label, hash }) => lock.get(label) === hash),
    broken: compiled.flatMap((item) => {
      const published = lock.get(item.label);
      return published === undefined || published === item.hash ? [] : [{ compiled: item, published }];
    }),
    retired: [...lock.keys()].filter((label) => !labels.has(label)),
  };
}

/** The lock with fresh versions added; what is published stays as it is. */
export function extendLock(lock: Lock, fresh: readonly Compiled[]): Lock {
  return new Map([...lock, ...fresh.map(({ label, hash }) => [label, hash] as const)].sort(byLabel));
}

function byLabel([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
