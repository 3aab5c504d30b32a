import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import type { Comparable } from '../../compiler/diff/index.ts';
import type { SignalGraph } from '../../compiler/graph/signal-graph.ts';
import type { Preset } from '../../dsl/index.ts';
import type { PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';
import type { CompiledFile } from './compile-files.ts';

interface Addressed {
  /** `name_vN`; `sha256:…` of one that nobody has named here. */
  readonly label: string;
  readonly hash: ArtifactHash;
  readonly canonical: string;
  readonly doc: string;
}

/** A preset at hand; without a source where only its artifact was kept. */
export interface PresetEntry extends Addressed {
  readonly kind: 'preset';
  readonly artifact: PresetArtifact;
  readonly source?: PresetSource;
}

/** What the artifact of a preset leaves out. */
export interface PresetSource {
  readonly declaration: Preset;
  readonly signals: SignalGraph;
  /** Where it was compiled from; undefined for one that was kept with its artifact. */
  readonly file?: CompiledFile;
}

/** A profile at hand. */
export interface ProfileEntry extends Addressed {
  readonly kind: 'profile';
  readonly artifact: ProfileArtifact;
}

export type Entry = PresetEntry | ProfileEntry;

/** What a compiled file declares: its presets, then its profiles. */
export function entriesOf(file: CompiledFile): readonly Entry[] {
  const { compilation } = file;
  const presets = compilation.presets.map(({ label, hash, canonical, artifact, declaration, signals }): PresetEntry => {
    const source = { declaration, signals, file };
    return { kind: 'preset', label, hash, canonical, doc: declaration.doc, artifact, source };
  });
  const profiles = compilation.profiles.map(({ label, hash, canonical, artifact, declaration }): ProfileEntry => {
    return { kind: 'profile', label, hash, canonical, doc: declaration.doc, artifact };
  });
  return [...presets, ...profiles];
}

/** What a comparison reads of an entry: its derivation too, where that is known. */
export function comparable(entry: Entry): Comparable {
  const { hash, artifact } = entry;
  const signals = entry.kind === 'preset' ? entry.source?.signals : undefined;
  return { hash, artifact, ...(signals === undefined ? {} : { signals }) };
}
