import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import type { Lock } from '../../compiler/lock/lock-file.ts';
import type { Entry } from '../library/entry.ts';

/** Where artifacts are published to, and nothing is ever taken from or changed: a folder, or object storage. */
export interface Place {
  /** As a person knows it. */
  readonly name: string;
  /** The labels that are published there. */
  readLock(): Promise<Lock>;
  /**
   * Adds labels whose artifacts are there, where nobody else has given them another meaning meanwhile.
   *
   * @param seen the labels as they were read
   * @throws UsageFailure `publish/contended`
   */
  addLabels(seen: Lock, fresh: readonly Entry[]): Promise<void>;
  /** The addresses of all artifacts that are there. */
  list(): Promise<readonly ArtifactHash[]>;
  /** The bytes that are kept under an address. */
  read(hash: ArtifactHash): Promise<string>;
  /** An artifact that is there, with the words of its source where that was kept. */
  find(hash: ArtifactHash, label: string): Promise<Entry | undefined>;
  /** Keeps bytes under an address where there are none yet. */
  write(hash: ArtifactHash, canonical: string): Promise<void>;
  /** What the artifact was compiled from, as `formatKeptSource` writes it; the first that is given stays. */
  writeSource(hash: ArtifactHash, text: string): Promise<void>;
  /** What whoever publishes there has to take care of; undefined where there is nothing. */
  caution(): Promise<string | undefined>;
  close(): void;
}
