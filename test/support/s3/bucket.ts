import type { Checksum } from './body/checksums.ts';

/** What clients give with an object beside its bytes: `content-type` and `x-amz-meta-*`. */
export type Attributes = Readonly<Record<string, string>>;

export interface StoredObject {
  readonly body: Buffer;
  /** With its quotes. */
  readonly etag: string;
  readonly modifiedAt: Date;
  readonly attributes: Attributes;
  readonly checksum: Checksum | undefined;
}

export type Part = Pick<StoredObject, 'body' | 'etag' | 'checksum' | 'modifiedAt'>;

/** An upload in parts that has not been completed. */
export interface OpenUpload {
  readonly key: string;
  readonly attributes: Attributes;
  readonly parts: Map<number, Part>;
}

export interface Bucket {
  readonly objects: Map<string, StoredObject>;
  readonly uploads: Map<string, OpenUpload>;
}

export function emptyBucket(): Bucket {
  return { objects: new Map(), uploads: new Map() };
}

/** Returns what of a request's headers is kept with the object. */
export function attributesIn(headers: Readonly<Record<string, string>>): Attributes {
  const kept = Object.entries(headers).filter(([name]) => name === 'content-type' || name.startsWith('x-amz-meta-'));
  return Object.fromEntries(kept);
}
