/** Ends a transfer early; it then fails as `job/cancelled`. */
export interface Cancellable {
  readonly signal?: AbortSignal | undefined;
}

/** What a store tells of an object without sending it. */
export interface Described {
  readonly uri: string;
  readonly bytes: number;
  /** Another one whenever the content may be another; opaque. */
  readonly etag: string;
  /** Where the bucket keeps versions. */
  readonly version?: string;
  /** Lower-case hex, where Lathe wrote it with the object. */
  readonly sha256?: string;
  readonly modifiedAt: Date;
}

/** What was read, with the SHA-256 of exactly those bytes. */
export interface Fetched {
  readonly bytes: number;
  readonly etag: string;
  readonly version?: string;
  readonly sha256: string;
}

/** Small objects as they were read. */
export interface FetchedBytes extends Fetched {
  readonly content: Buffer;
}

export interface GetOptions extends Cancellable {
  /** Only this version of the object, else `storage/changed`. */
  readonly etag?: string | undefined;
  /** The digest it must have, else `storage/corrupt`: lower-case hex. */
  readonly sha256?: string | undefined;
  /** More than this is `storage/too_large`. */
  readonly maxBytes?: number | undefined;
}

/** Bytes `start` to `end`, both included; to the end where there is none. */
export interface Range {
  readonly start: number;
  readonly end?: number | undefined;
}

/** A part of an object: empty where it begins at or past the end. */
export interface Slice {
  readonly content: Buffer;
  /** How long the whole object is at present. */
  readonly totalBytes: number;
}

export interface PutOptions extends Cancellable {
  /** Leaves what is there already: the same content is `already_there`, any other `storage/exists`. */
  readonly ifAbsent?: boolean | undefined;
  /** The digest that the content must have, else `storage/corrupt` and nothing is written. */
  readonly sha256?: string | undefined;
  readonly contentType?: string | undefined;
}

/** What a put left behind. */
export interface Stored {
  readonly outcome: 'written' | 'already_there';
  readonly bytes: number;
  readonly etag: string;
  readonly sha256: string;
}

export interface CopyOptions extends Cancellable {
  /** Only this version of the source, else `storage/changed`. */
  readonly etag?: string | undefined;
}

export interface ListOptions extends Cancellable {
  /** Where the page before this one ended. */
  readonly cursor?: string | undefined;
  /** 1,000 where none is given, which is also the most. */
  readonly limit?: number | undefined;
}

/** Objects in the order of their keys' bytes. */
export interface Page {
  readonly objects: readonly Listed[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

export type Listed = Pick<Described, 'uri' | 'bytes' | 'modifiedAt'>;

/** What a store was found to do, beside what all of them do. */
export interface Capabilities {
  /**
   * How `ifAbsent` is kept: `atomic` by the store itself; `checked` by looking first, because the store cannot, so that
   * two writers within the same moment may both believe that they were first, and the later one's content stays.
   */
  readonly ifAbsent: 'atomic' | 'checked';
}

/**
 * Where inputs come from and masters go. Objects appear whole or not at all, and everything that fails is a
 * `LatheFailure`: `storage/*`, `job/cancelled`, and for local files `input/unreadable`, `output/unwritable`, `output/disk_full`.
 */
export interface Storage {
  /** Fetches an object into a local file, which has its name only once all of it is there and verified. */
  getFile(uri: string, path: string, options?: GetOptions): Promise<Fetched>;
  /** Fetches a small object, of at most 16 MiB unless `maxBytes` says otherwise. */
  getBytes(uri: string, options?: GetOptions): Promise<FetchedBytes>;
  /** Reads a part of an object, as readers of a growing log do. */
  getRange(uri: string, range: Range, options?: Cancellable): Promise<Slice>;
  /** Stores a local file. */
  putFile(uri: string, path: string, options?: PutOptions): Promise<Stored>;
  /** Stores a few bytes. */
  putBytes(uri: string, content: Uint8Array | string, options?: PutOptions): Promise<Stored>;
  /** Returns what the store tells of an object, or undefined where there is none. */
  head(uri: string, options?: Cancellable): Promise<Described | undefined>;
  /** Returns the objects whose URI begins with a prefix, a page at a time. */
  list(prefix: string, options?: ListOptions): Promise<Page>;
  /** Deletes an object; one that is not there is deleted already. */
  remove(uri: string, options?: Cancellable): Promise<void>;
  /** Copies within one kind of storage, replacing what is there. */
  copy(from: string, to: string, options?: CopyOptions): Promise<Pick<Stored, 'etag'>>;
  /** Finds out, once a bucket, what the store behind a URI can do. It writes and deletes an object beside it. */
  capabilities(uri: string, options?: Cancellable): Promise<Capabilities>;
  /** Ends idle connections. */
  close(): void;
}
