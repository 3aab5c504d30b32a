import { type ArtifactHash, hashIn } from '../artifact/canonical.ts';
import { parseJson } from '../artifact/parse-json.ts';

/** The published versions: `name_vN` to the address of what it compiles to, for good. */
export type Lock = ReadonlyMap<string, ArtifactHash>;

/** A lock file read, or why it cannot be. */
export type LockReading = { readonly lock: Lock } | { readonly problem: string };

/** Reads the text of a lock file: a JSON object of `"name_vN": "sha256:<hash>"`. */
export function parseLock(text: string): LockReading {
  const json = parseJson(text);
  if (json === undefined) return { problem: 'it is not JSON' };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { problem: 'it is not a JSON object' };
  const lock = new Map<string, ArtifactHash>();
  for (const [label, address] of Object.entries(json)) {
    const hash = typeof address === 'string' ? hashIn(address) : undefined;
    if (hash === undefined) return { problem: `${label} does not name a hash (sha256: and 64 hexadecimal digits)` };
    lock.set(label, hash);
  }
  return { lock };
}

/** The text of a lock file: one version a line, sorted, so that two branches that publish merge well. */
export function formatLock(lock: Lock): string {
  const labels = [...lock.keys()].sort();
  const entries = labels.map((label) => [label, `sha256:${lock.get(label)}`]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
