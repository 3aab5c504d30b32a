/** One difference between two artifacts, in an engineer's words. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What differs: `target`, `param depth`, `denoise`. */
  readonly subject: string;
  readonly before?: string;
  readonly after?: string;
  /** The whole of it as a sentence: `normalize: target -16 LUFS -> -14 LUFS`. */
  readonly text: string;
}

/** Says that something is there that was not. */
export function added(subject: string, what: string): Change {
  return { kind: 'added', subject, after: what, text: `${subject} added: ${what}` };
}

/** Says that something is no longer there. */
export function removed(subject: string, what: string): Change {
  return { kind: 'removed', subject, before: what, text: `${subject} removed: ${what}` };
}

/** Says that something has another value; no change where both are the same. */
export function changed(subject: string, what: string, before: string, after: string): readonly Change[] {
  if (before === after) return [];
  const name = what === '' ? `${subject}:` : `${subject}: ${what}`;
  return [{ kind: 'changed', subject, before, after, text: `${name} ${before} -> ${after}` }];
}
