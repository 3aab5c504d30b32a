import { type ArtifactHash, hashIn } from '../../compiler/artifact/canonical.ts';

/** How a caller names a preset or a profile. */
export type Reference =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'hash'; readonly hash: ArtifactHash };

/** A name and a version as the language writes them: nothing in it leads out of a folder. */
const LABEL = /^([A-Za-z_][A-Za-z0-9_]*)_v([1-9][0-9]{0,5})$/;

/** Reads `name_vN` or `sha256:<hash>`; undefined where the text is neither. */
export function parseReference(text: string): Reference | undefined {
  const hash = hashIn(text);
  if (hash !== undefined) return { kind: 'hash', hash };
  return partsOf(text) === undefined ? undefined : { kind: 'label', label: text };
}

/** The name and the version of a label; undefined where the text is none. */
export function partsOf(label: string): { readonly name: string; readonly version: number } | undefined {
  const [, name, version] = LABEL.exec(label) ?? [];
  return name === undefined ? undefined : { name, version: Number(version) };
}

/** Sorts labels by name, and the versions of one as numbers: `talk_v2` before `talk_v10`. */
export function compareLabels(one: string, other: string): number {
  const a = partsOf(one) ?? { name: one, version: 0 };
  const b = partsOf(other) ?? { name: other, version: 0 };
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.version - b.version;
}
