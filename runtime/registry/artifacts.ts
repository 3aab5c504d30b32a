import { LRUCache } from 'lru-cache';
import { type ArtifactHash, hashOf, isArtifactHash } from '../../compiler/artifact/canonical.ts';
import { verifyArtifact } from '../../compiler/artifact/verify-artifact.ts';
import type { PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';
import { failure, LatheFailure } from '../failure/failure.ts';
import type { Cancellable, Stored } from '../storage/storage.ts';
import { frozen } from './frozen.ts';
import { artifactsUnder, artifactUri, namesUnder, type Site } from './layout.ts';

interface Addressed {
  readonly hash: ArtifactHash;
  /** Exactly what is stored and hashed. */
  readonly canonical: string;
}

/** An artifact as it was published, verified and frozen. */
export type KeptArtifact = Addressed &
  (
    | { readonly kind: 'preset'; readonly artifact: Readonly<PresetArtifact> }
    | { readonly kind: 'profile'; readonly artifact: Readonly<ProfileArtifact> }
  );

/** What lies among the artifacts. */
export interface Contents {
  readonly hashes: readonly ArtifactHash[];
  /** URIs of what is no artifact by its name. */
  readonly foreign: readonly string[];
}

/** The largest preset that compiles, a thousand stages, has less than a fifth of it. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Characters of canonical text that are kept in memory; with the artifacts themselves it is several times as much. */
const MOST_CACHED = 16 * 1024 * 1024;

/** The artifacts of a registry. */
export interface Artifacts {
  readonly find: (hash: ArtifactHash, options: Cancellable) => Promise<KeptArtifact | undefined>;
  readonly read: (hash: ArtifactHash, options: Cancellable) => Promise<string | undefined>;
  readonly contents: (options: Cancellable) => Promise<Contents>;
  readonly publish: (canonical: string, options: Cancellable) => Promise<Published>;
}

export type Published = Pick<Stored, 'outcome'> & { readonly hash: ArtifactHash };

/** What is found stays in memory, since it never changes; what is missing is looked for again. */
export function artifactsOf(site: Site): Artifacts {
  const known = new LRUCache<ArtifactHash, KeptArtifact>({
    maxSize: MOST_CACHED,
    sizeCalculation: ({ canonical }) => canonical.length,
  });
  return {
    find: async (hash, options) => {
      const found = known.get(hash) ?? (await find(site, hash, options));
      if (found !== undefined) known.set(hash, found);
      return found;
    },
    read: (hash, options) => read(site, hash, options),
    contents: (options) => contents(site, options),
    publish: (canonical, options) => publish(site, canonical, options),
  };
}

async function find(site: Site, hash: ArtifactHash, options: Cancellable): Promise<KeptArtifact | undefined> {
  const canonical = await read(site, hash, options);
  return canonical === undefined ? undefined : verified(hash, canonical);
}

/** Bytes that were damaged on their way are fetched again by the storage; those that stay other ones lie there so. */
async function read({ storage, base }: Site, hash: ArtifactHash, options: Cancellable): Promise<string | undefined> {
  const uri = artifactUri(base, hash);
  try {
    const { content } = await storage.getBytes(uri, { ...options, sha256: hash, maxBytes: MOST_BYTES });
    return content.toString('utf8');
  } catch (error) {
    if (!(error instanceof LatheFailure)) throw error;
    if (error.code === 'storage/not_found') return undefined;
    if (error.code === 'storage/corrupt') throw corrupt(hash, base, error);
    throw error;
  }
}

function verified(hash: ArtifactHash, canonical: string): KeptArtifact {
  const verification = verifyArtifact(hash, canonical);
  if ('fault' in verification) {
    const { fault, problem: reason } = verification;
    throw failure(`artifact/${fault}`, { reference: `sha256:${hash}`, reason });
  }
  const artifact = frozen(verification.artifact); // callers share it: nobody may turn it into something else
  return artifact.kind === 'preset'
    ? { kind: 'preset', hash, canonical, artifact }
    : { kind: 'profile', hash, canonical, artifact };
}

async function contents({ storage, base }: Site, options: Cancellable): Promise<Contents> {
  const prefix = artifactsUnder(base);
  const hashes: ArtifactHash[] = [];
  const foreign: string[] = [];
  for await (const name of namesUnder(storage, prefix, options)) {
    if (isArtifactHash(name)) hashes.push(name);
    else foreign.push(prefix + name);
  }
  return { hashes, foreign };
}

async function publish({ storage, base }: Site, canonical: string, options: Cancellable): Promise<Published> {
  const { hash } = verified(hashOf(canonical), canonical);
  const put = { ...options, ifAbsent: true, sha256: hash, contentType: 'application/json' };
  try {
    const { outcome } = await storage.putBytes(artifactUri(base, hash), canonical, put);
    return { outcome, hash };
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'storage/exists') throw corrupt(hash, base, error);
    throw error;
  }
}

function corrupt(hash: ArtifactHash, base: string, cause: LatheFailure): LatheFailure {
  const reference = `sha256:${hash} in ${base}`;
  return failure('artifact/corrupt', { reference, reason: 'its bytes have another hash' }, { cause });
}
