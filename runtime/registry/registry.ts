import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import type { Cancellable, Stored } from '../storage/storage.ts';
import type { Contents, KeptArtifact, Published } from './artifacts.ts';
import type { ArtifactKind, PublishedLabel } from './labels.ts';

/** What a reference leads to. */
export type ResolvedArtifact = KeptArtifact & Partial<Pick<PublishedLabel, 'label' | 'title'>>;

/** A version to be published. What kind it is of, its artifact says. */
export type NewLabel = Omit<PublishedLabel, 'kind'>;

/**
 * Published presets and profiles: artifacts by hash, labels `name_vN` that lead to them. Nothing that is published changes,
 * and everything that is read is verified. Beside what is named, each function throws what storage does: `storage/*` and
 * `job/cancelled`.
 */
export interface Registry {
  readonly base: string;
  /**
   * What `name_vN` or `sha256:<hash>` leads to.
   *
   * @throws LatheFailure `artifact/not_found` with the nearest label, `artifact/corrupt`, `artifact/invalid`, `registry/damaged`
   */
  resolve(reference: string, options?: Cancellable): Promise<ResolvedArtifact>;
  /** @throws LatheFailure `artifact/not_found`, `artifact/corrupt`, `artifact/invalid` */
  get(hash: ArtifactHash, options?: Cancellable): Promise<KeptArtifact>;
  /**
   * The bytes under a hash, which they have; whether they are an artifact is not asked. They are fetched each time.
   *
   * @throws LatheFailure `artifact/not_found`, `artifact/corrupt`
   */
  read(hash: ArtifactHash, options?: Cancellable): Promise<string>;
  /**
   * All published versions, or those of one kind, by name and version.
   *
   * @throws LatheFailure `registry/damaged`
   */
  list(kind?: ArtifactKind, options?: Cancellable): Promise<readonly PublishedLabel[]>;
  /** What lies among the artifacts, with a label or without. */
  contents(options?: Cancellable): Promise<Contents>;
  /** The text that an artifact was compiled from; undefined where none was kept. */
  readSource(hash: ArtifactHash, options?: Cancellable): Promise<string | undefined>;
  /**
   * Keeps an artifact under its hash.
   *
   * @param canonical its canonical bytes
   * @throws LatheFailure `artifact/invalid` for what is no artifact, `artifact/corrupt` where other bytes lie there
   */
  publishArtifact(canonical: string, options?: Cancellable): Promise<Published>;
  /** Keeps the text that an artifact was compiled from. The first that is given stays. */
  keepSource(hash: ArtifactHash, text: string, options?: Cancellable): Promise<void>;
  /**
   * Gives an artifact that is there a label. Of two who give one label two meanings, one succeeds.
   *
   * @throws LatheFailure `registry/label_taken`, `artifact/not_found` where the artifact is missing, and as `get`
   */
  publishLabel(label: NewLabel, options?: Cancellable): Promise<Stored['outcome']>;
  /** Whether the store decides between two who publish one label in the same moment. It writes and deletes an object. */
  decidesRaces(options?: Cancellable): Promise<boolean>;
}
