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
  /** Nothing is left to be done for the job. */
  | { readonly kind: 'settled'; readonly job: string }
  /** Somebody read this state from the API. */
  | { readonly kind: 'told'; readonly job: string; readonly state: JobState }
  /** An object was written, whatever it was. */
  | { readonly kind: 'put'; readonly key: string; readonly sha256: string }
  | { readonly kind: 'fault'; readonly what: string };

/** A happening at its time, in milliseconds since the history began. */
export type Entry = Happening & { readonly atMs: number };

type Kind = Happening['kind'];
type Of<One extends Kind> = Extract<Entry, { kind: One }>;

/** What happened, in the order in which it did. Nothing is ever changed in it or taken out. */
export interface History {
  readonly entries: readonly Entry[];
  add(happening: Happening): void;
  /** Resolves with the first entry of a kind that matches, whether it is there already or comes. */
  when<One extends Kind>(kind: One, matches?: (entry: Of<One>) => boolean): Promise<Of<One>>;
}

export function beginHistory(): History {
  const began = performance.now();
  const entries: Entry[] = [];
  const waiting = new Set<(entry: Entry) => void>();
  return {
    entries,
    add: (happening) => {
      const entry = { atMs: performance.now() - began, ...happening };
      entries.push(entry);
      for (const look of waiting) look(entry);
    },
    when: <One extends Kind>(kind: One, matches: (entry: Of<One>) => boolean = () => true) => {
      const { promise, resolve } = Promise.withResolvers<Of<One>>();
      const look = (entry: Entry): void => {
        if (!isOf(entry, kind) || !matches(entry)) return;
        waiting.delete(look);
        resolve(entry);
      };
      waiting.add(look);
      for (const entry of [...entries]) look(entry);
      return promise;
    },
  };
}

/** The entries of one kind. */
export function entriesOf<One extends Kind>(entries: readonly Entry[], kind: One): readonly Of<One>[] {
  return entries.filter((entry) => isOf(entry, kind));
}

function isOf<One extends Kind>(entry: Entry, kind: One): entry is Of<One> {
  return entry.kind === kind;
}
