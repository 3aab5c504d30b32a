import { type Change, diffArtifacts } from '../../compiler/diff/index.ts';
import type { Lock } from '../../compiler/lock/lock-file.ts';
import { nextVersion } from '../../compiler/lock/next-version.ts';
import { comparable, type Entry } from '../library/entry.ts';
import { renderChange } from '../terminal/changes.ts';
import { type Colours, coloursFor } from '../terminal/colours.ts';

/** A published version that is something else now. */
export interface BrokenVersion {
  /** `name_vN` */
  readonly label: string;
  /** The address that it was published with. */
  readonly published: string;
  /** What changed, in the words of the language; undefined where the published artifact is not at hand. */
  readonly changes: readonly Change[] | undefined;
  /** What to declare instead: `talk v2`. */
  readonly next: string;
}

/**
 * Says how a published version and what goes by its name now differ.
 *
 * @param before the published artifact, where it was kept
 */
export function brokenVersion(now: Entry, published: string, before: Entry | undefined, lock: Lock): BrokenVersion {
  const difference = before && diffArtifacts(comparable(before), comparable(now));
  const changes = difference?.kind === 'changes' ? difference.changes : undefined;
  return { label: now.label, published, changes, next: nextVersion(now.label, lock) };
}

/** Which versions they are, and what to declare instead of them. */
export function namesOf(versions: readonly BrokenVersion[]) {
  return { labels: versions.map(({ label }) => label), next: versions.map(({ next }) => next) };
}

/** What changed for a person at standard error, an empty line between two versions. */
export function renderBroken(versions: readonly BrokenVersion[]): string {
  const colours = coloursFor(process.stderr);
  return versions.map((version) => renderVersion(version, colours)).join('\n\n');
}

function renderVersion({ label, published, changes }: BrokenVersion, colours: Colours): string {
  const lines = changes?.map((change) => renderChange(change, colours)) ?? [
    '(the published artifact is not kept here, so the difference cannot be told)',
  ];
  const head = `${colours.bold(label)} ${colours.dim(`published as sha256:${published}`)}`;
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What changed, for machines. */
export function describeBroken(versions: readonly BrokenVersion[]): Readonly<Record<string, unknown>> {
  const described = versions.map(({ label, published, changes, next }) => {
    return { label, published: `sha256:${published}`, changes: changes ?? null, next };
  });
  return { versions: described };
}
