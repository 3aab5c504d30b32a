import { type ArtifactHash, hashIn } from '../../compiler/artifact/canonical.ts';

/** How a preset or a profile can be named on a command line. */
export type Reference =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'hash'; readonly hash: ArtifactHash }
  | { readonly kind: 'file'; readonly path: string; readonly label?: string };

/** Reads `name_vN`, `sha256:<hash>`, `talk.preset` or `talk.preset#talk_v2`. */
export function parseReference(text: string): Reference {
  const hash = hashIn(text);
  if (hash !== undefined) return { kind: 'hash', hash };
  const mark = text.lastIndexOf('.preset#');
  if (mark >= 0)
    return { kind: 'file', path: text.slice(0, mark + '.preset'.length), label: text.slice(mark + '.preset#'.length) };
  if (text.endsWith('.preset') || text.includes('/')) return { kind: 'file', path: text };
  return { kind: 'label', label: text };
}
