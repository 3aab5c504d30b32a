import type { Artifact, PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';
import { fieldsOf } from '../explain/profile.ts';
import type { SignalGraph } from '../graph/signal-graph.ts';
import { type Change, changed } from './change.ts';
import { diffDeclarations } from './declarations.ts';
import { diffFilters, diffPromise } from './filters.ts';
import { diffSignals } from './signals.ts';

export type { Change } from './change.ts';

/** An artifact to be compared; with its derivation where its source is at hand. */
export interface Comparable {
  readonly hash: string;
  readonly artifact: Artifact;
  readonly signals?: SignalGraph;
}

/** What a comparison comes to: the same artifact, differences, or two things that cannot be compared. */
export type Difference =
  | { readonly kind: 'same' }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'incomparable' };

/**
 * Compares two presets or two profiles by what they do to the sound.
 *
 * Presets are compared by their operators; by their filters where the source of one is gone.
 */
export function diffArtifacts(before: Comparable, after: Comparable): Difference {
  if (before.hash === after.hash) return { kind: 'same' };
  const [a, b] = [before.artifact, after.artifact];
  if (a.kind === 'preset' && b.kind === 'preset') return told(diffPresets(a, b, before.signals, after.signals));
  if (a.kind === 'profile' && b.kind === 'profile') return told(diffProfiles(a, b));
  return { kind: 'incomparable' };
}

function diffPresets(
  before: PresetArtifact,
  after: PresetArtifact,
  was: SignalGraph | undefined,
  is: SignalGraph | undefined,
): readonly Change[] {
  const declared = diffDeclarations(before, after);
  const known = was !== undefined && is !== undefined;
  const stages = known ? diffSignals({ artifact: before, signals: was }, { artifact: after, signals: is }) : [];
  const changes = [...declared, ...stages];
  // The same operators can become other filters when Lathe itself changes.
  return known && changes.length > 0
    ? changes
    : [...declared, ...diffPromise(before, after), ...diffFilters(before, after)];
}

function diffProfiles(before: ProfileArtifact, after: ProfileArtifact): readonly Change[] {
  const meanings = new Map(fieldsOf(after).map(({ name, text }) => [name, text]));
  return fieldsOf(before).flatMap(({ name, text }) => changed(name, '', text, meanings.get(name) ?? ''));
}

/** Two hashes never differ for nothing; what has no words yet is still said to be there. */
function told(changes: readonly Change[]): Difference {
  const unnamed: Change = {
    kind: 'changed',
    subject: 'artifact',
    text: 'the artifacts differ in details that have no words: compare them with lathe compile --json',
  };
  return { kind: 'changes', changes: changes.length > 0 ? changes : [unnamed] };
}
