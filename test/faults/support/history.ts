import type { JobState } from '../../../schemas/generated/job.ts';

/** Something that was seen from outside: by the client that submits, by storage, or by whoever does the harm. */
export type Happening =
  /** The API answered 202. */
  | { readonly kind: 'acknowledged'; readonly job: string; readonly order: string }
  /** The job's request was written down: from here on it must not be lost, acknowledged or not. */
  | { readonly kind: 'accepted'; readonly job: string }
  | { readonly kind: 'started'; readonly job: string; readonly attempt: number; readonly worker: string }
  | { readonly kind: 'finished'; readonly job: string; readonly attempt: number; readonly outcome: string }
  /** A result was written down. */
  | { readonly kind: 'decided'; readonly job: string; readonly round: number; readonly state: JobState }
  /** Somebody read this state from the API. */
  | { readonly kind: 'told'; readonly job: string; readonly round: number; readonly state: JobState }
  /** An object was written, whatever it was. */
  | { readonly kind: 'put'; readonly key: string; readonly sha256: string }
  | { readonly kind: 'removed'; readonly key: string }
  | { readonly kind: 'fault'; readonly what: string };

/** A happening at its time, in milliseconds since the history began. */
export type Entry = Happening & { readonly atMs: number };

/** What happened, in the order in which it did. Nothing is ever changed in it or taken out. */
export interface History {
  readonly entries: readonly Entry[];
  add(happening: Happening): void;
}

export function beginHistory(): History {
  const began = performance.now();
  const entries: Entry[] = [];
  return { entries, add: (happening) => void entries.push({ atMs: performance.now() - began, ...happening }) };
}

/** The entries of one kind. */
export function entriesOf<Kind extends Happening['kind']>(
  entries: readonly Entry[],
  kind: Kind,
): readonly Extract<Entry, { kind: Kind }>[] {
  return entries.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind);
}
