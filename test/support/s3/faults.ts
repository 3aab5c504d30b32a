import type { S3Code } from './s3-error.ts';

/** What goes wrong with a request. */
export type Mishap =
  /** An error instead of the work. */
  | { readonly kind: 'refuse'; readonly code: S3Code }
  /** The connection breaks after so many bytes of the request's body. */
  | { readonly kind: 'reset_request'; readonly afterBytes: number }
  /** The connection breaks after so many bytes of the answer's body. */
  | { readonly kind: 'reset_answer'; readonly afterBytes: number }
  /** The answer ends after so many bytes, and its headers say that this is all. */
  | { readonly kind: 'truncate'; readonly toBytes: number }
  /** One byte of the answer's body is another one. */
  | { readonly kind: 'corrupt' }
  /** The work is done, and the connection breaks before the answer. */
  | { readonly kind: 'lose_answer' }
  /** The answer's body stops after so many bytes, and the connection stays. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** The answer's body comes in so many pieces, with a pause before each. */
  | { readonly kind: 'slow'; readonly pieces: number; readonly pauseMs: number }
  /** The request waits, with its work still to be done or done already. One whose client has gone meanwhile is dropped. */
  | {
      readonly kind: 'hold';
      readonly work: 'to_do' | 'done';
      readonly reached: () => void;
      readonly released: Promise<void>;
    };

/** A mishap, and whom it meets. */
export interface Fault {
  readonly mishap: Mishap;
  /** All methods where none is given. */
  readonly method?: string;
  /** Matched with path and query. */
  readonly target?: RegExp;
  /** How many requests it meets; once where none is given. */
  readonly times?: number;
}

/** The faults that lie ahead. Each request meets at most one. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** How many requests are still to be met. */
  readonly left: () => number;
  readonly next: (method: string, target: string) => Mishap | undefined;
}

export function faultList(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    left: () => waiting.reduce((sum, { left }) => sum + left, 0),
    next: (method, target) => {
      const met = waiting.find(
        ({ fault, left }) => left > 0 && (fault.method ?? method) === method && (fault.target?.test(target) ?? true),
      );
      if (met === undefined) return undefined;
      met.left -= 1;
      return met.fault.mishap;
    },
  };
}

/** A request that waits at the server. */
export interface Held {
  /** Resolves once it is there. */
  readonly reached: Promise<void>;
  release(): void;
}

/** Lets the next request of a kind wait until it is released. */
export function hold(faults: Faults, whom: Omit<Fault, 'mishap' | 'times'>, work: 'to_do' | 'done'): Held {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const mishap: Mishap = { kind: 'hold', work, reached: reached.resolve, released: released.promise };
  faults.add({ ...whom, mishap });
  return { reached: reached.promise, release: released.resolve };
}
