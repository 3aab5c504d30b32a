import { basename } from 'node:path';
import { type Discovery, type FoundCase, isShipped } from './discover.ts';
import type { Tier } from './tier.ts';

/** What a sweep needs to know of a run. */
export interface Swept {
  /** All tiers that there are. */
  readonly tiers: readonly Tier[];
  readonly ran: readonly Tier[];
  /** Names of cases, by tier: what failed may have produced less than it would. */
  readonly failed: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was produced, by the name of the case. */
  readonly produced: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A file that nothing produces. */
export interface Orphan {
  /** Undefined where it belongs to none. */
  readonly case: FoundCase | undefined;
  /** Below the folder of its case; of none, below that of all cases. */
  readonly file: string;
  /** Below the folder of all cases. */
  readonly path: string;
}

/** The files among the kept ones that nothing produces: they would look like a promise that nobody holds. */
export function orphansOf({ cases, files }: Discovery, run: Swept): readonly Orphan[] {
  return files.flatMap((path): readonly Orphan[] => {
    const owner = ownerOf(path, cases);
    if (owner === undefined) return isShipped(path) ? [{ case: undefined, file: path, path }] : [];
    const file = path.slice(owner.name.length + 1);
    return isAuthored(owner, file) || isAccounted(owner, file, run) ? [] : [{ case: owner, file, path }];
  });
}

/** Folders among the cases that have files and no input, and files that are in no folder. */
export function strangersAmong({ cases, files }: Discovery): readonly string[] {
  const lost = files.filter((path) => !isShipped(path) && ownerOf(path, cases) === undefined);
  return [...new Set(lost.map((path) => path.split('/').slice(0, -1).join('/') || path))];
}

/** The innermost case whose folder holds a file. */
function ownerOf(path: string, cases: readonly FoundCase[]): FoundCase | undefined {
  const around = cases.filter(({ name }) => path.startsWith(`${name}/`));
  return around.toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** Whether a person wrote it: sources, and what they name, such as media. */
function isAuthored({ name, text }: FoundCase, file: string): boolean {
  if (isShipped(name)) return false;
  return (file.endsWith('.preset') && file !== 'formatted.preset') || text.includes(`${basename(file)}"`);
}

/** Whether it was produced, or would have to be asked of a tier that has nothing to say now. */
function isAccounted({ name }: FoundCase, file: string, { tiers, ran, failed, produced }: Swept): boolean {
  if (produced.get(name)?.has(file)) return true;
  const tier = tiers.find((candidate) => candidate.owns(file));
  if (tier === undefined) return false;
  return !ran.includes(tier) || failed.get(tier.name)?.has(name) === true;
}
