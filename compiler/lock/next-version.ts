import type { Lock } from './lock-file.ts';

/**
 * What a changed version is to be declared as instead: one more than the highest that is published.
 *
 * @param label `name_vN`
 * @returns as it stands in a source: `talk v3`
 */
export function nextVersion(label: string, lock: Lock): string {
  const { name, version } = partsOf(label);
  const versions = [...lock.keys()].map(partsOf).filter((other) => other.name === name);
  return `${name} v${Math.max(version, ...versions.map((other) => other.version)) + 1}`;
}

function partsOf(label: string): { readonly name: string; readonly version: number } {
  const at = label.lastIndexOf('_v');
  return { name: label.slice(0, at), version: Number(label.slice(at + 2)) };
}
