/** What one of those that hold the copy to what it was says to a fault. */
export type Verdict =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'same' }
  /** It fails: in how many cases or tests, and what it says first. */
  | { readonly kind: 'noticed'; readonly count: number; readonly said: string };

/** Those that are asked, cheapest first: the tiers of the golden check, what test blocks expect, and the tests. */
export const holders = ['text', 'accepted', 'loudness', 'samples', 'expectations', 'tests'] as const;

export type Holder = (typeof holders)[number];

export type Verdicts = Readonly<Record<Holder, Verdict>>;

/** Those that only know what comes out, and nothing of how it is made. */
export const listeners: readonly Holder[] = ['loudness', 'samples', 'expectations'];

/** Verdicts where nobody has been asked. */
export const unasked: Verdicts = {
  text: { kind: 'unasked' },
  accepted: { kind: 'unasked' },
  loudness: { kind: 'unasked' },
  samples: { kind: 'unasked' },
  expectations: { kind: 'unasked' },
  tests: { kind: 'unasked' },
};

export function isNoticed(verdict: Verdict): verdict is Extract<Verdict, { kind: 'noticed' }> {
  return verdict.kind === 'noticed';
}
