import canonicalize from 'canonicalize';
import { LRUCache } from 'lru-cache';
import pMap from 'p-map';
import { type ArtifactHash, hashIn } from '../../compiler/artifact/canonical.ts';
import { parseJson } from '../../compiler/artifact/parse-json.ts';
import { failure, LatheFailure } from '../failure/failure.ts';
import type { Cancellable, Stored } from '../storage/storage.ts';
import { labelsUnder, labelUri, namesUnder, type Site } from './layout.ts';
import { compareLabels, partsOf } from './reference.ts';

export type ArtifactKind = 'preset' | 'profile';

/** A published version: what `name_vN` means, for good. */
export interface PublishedLabel {
  /** `name_vN` */
  readonly label: string;
  readonly hash: ArtifactHash;
  readonly kind: ArtifactKind;
  /** What it is for, in a sentence, as it was said when it was published. */
  readonly title?: string;
}

const EXTENSION = '.json';
const MOST_BYTES = 64 * 1024;
const MOST_CACHED = 10_000;
const READ_AT_ONCE = 16;

/** The labels of a registry, one object each. */
export interface Labels {
  readonly find: (label: string, options: Cancellable) => Promise<PublishedLabel | undefined>;
  readonly list: (options: Cancellable) => Promise<readonly PublishedLabel[]>;
  readonly names: (options: Cancellable) => Promise<readonly string[]>;
  readonly publish: (published: PublishedLabel, options: Cancellable) => Promise<Stored['outcome']>;
}

/** What is found stays in memory, since it never changes; what is missing is looked for again. */
export function labelsOf(site: Site): Labels {
  const known = new LRUCache<string, PublishedLabel>({ max: MOST_CACHED });
  const find = async (label: string, options: Cancellable): Promise<PublishedLabel | undefined> => {
    const found = known.get(label) ?? (await read(site, label, options));
    if (found !== undefined) known.set(label, found);
    return found;
  };
  return {
    find,
    list: async (options) => {
      const names = await namesOf(site, options);
      const found = await pMap(names, (label) => find(label, options), { concurrency: READ_AT_ONCE });
      return found.filter((label) => label !== undefined);
    },
    names: (options) => namesOf(site, options),
    publish: (published, options) => publish(site, published, options),
  };
}

/** Objects of another name are no labels. */
async function namesOf({ storage, base }: Site, options: Cancellable): Promise<readonly string[]> {
  const labels: string[] = [];
  for await (const name of namesUnder(storage, labelsUnder(base), options)) {
    const label = name.endsWith(EXTENSION) ? name.slice(0, -EXTENSION.length) : '';
    if (partsOf(label) !== undefined) labels.push(label);
  }
  return labels.sort(compareLabels);
}

async function read({ storage, base }: Site, label: string, options: Cancellable): Promise<PublishedLabel | undefined> {
  const uri = labelUri(base, label);
  try {
    const { content } = await storage.getBytes(uri, { ...options, maxBytes: MOST_BYTES });
    return parse(uri, label, content.toString('utf8'));
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'storage/not_found') return undefined;
    throw error;
  }
}

function parse(uri: string, label: string, text: string): PublishedLabel {
  const json = parseJson(text);
  if (typeof json !== 'object' || json === null) throw damaged(uri, 'it is not a JSON object');
  const { hash: address, kind, title } = json as Readonly<Record<string, unknown>>; // whatever the object holds
  const hash = typeof address === 'string' ? hashIn(address) : undefined;
  if (hash === undefined) throw damaged(uri, 'it does not name a hash (sha256: and 64 hexadecimal digits)');
  if (kind !== 'preset' && kind !== 'profile') throw damaged(uri, 'it says neither preset nor profile');
  return Object.freeze({ label, hash, kind, ...(typeof title === 'string' ? { title } : {}) });
}

function damaged(uri: string, reason: string): LatheFailure {
  return failure('registry/damaged', { uri, reason });
}

/** The store itself decides between two who publish one label. Where both mean the same artifact, the first one's words stay. */
async function publish(site: Site, published: PublishedLabel, options: Cancellable): Promise<Stored['outcome']> {
  const { storage, base } = site;
  const { label, hash, kind, title } = published;
  const text = canonicalize({ hash: `sha256:${hash}`, kind, ...(title === undefined ? {} : { title }) }) ?? '';
  const put = { ...options, ifAbsent: true, contentType: 'application/json' };
  try {
    return (await storage.putBytes(labelUri(base, label), text, put)).outcome;
  } catch (error) {
    if (!(error instanceof LatheFailure && error.code === 'storage/exists')) throw error;
    const there = await read(site, label, options);
    if (there?.hash === hash) return 'already_there';
    if (there === undefined) throw error; // removed since: whoever does that has to say what is meant
    throw failure('registry/label_taken', { label, published: `sha256:${there.hash}`, base }, { cause: error });
  }
}
