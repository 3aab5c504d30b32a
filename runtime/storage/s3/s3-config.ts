/** How S3, or a server that speaks its language, is reached. Credentials come by the SDK's own chain, never by this. */
export interface S3Config {
  /** `us-east-1` where none is given, which most servers other than Amazon's take. */
  readonly region?: string | undefined;
  /** Amazon's own where none is given. */
  readonly endpoint?: string | undefined;
  /** Buckets as the first segment of the path instead of a part of the host name, as most other servers need it. */
  readonly forcePathStyle?: boolean | undefined;
  /** `when_required` for servers that do not know the checksums that the SDK adds to every request. */
  readonly checksums?: 'always' | 'when_required' | undefined;
  /** How often a request is tried in all, and how often a broken download is gone on with. */
  readonly attempts?: number | undefined;
  readonly connectTimeoutMs?: number | undefined;
  /** How long a connection may carry nothing before it is given up. */
  readonly idleTimeoutMs?: number | undefined;
  /** Files larger than this are stored in parts of this size, at least 5 MiB: S3 takes no smaller ones. */
  readonly partBytes?: number | undefined;
  /** How many parts are on their way at once; each is held in memory. */
  readonly partsAtOnce?: number | undefined;
  /** Larger objects are copied in parts of this size. S3 copies up to 5 GiB at once, and answers when it is done. */
  readonly copyAtOnceBytes?: number | undefined;
}

/** A configuration with nothing left open but the endpoint. */
export type S3Settings = Pick<S3Config, 'endpoint'> & {
  readonly [Name in Exclude<keyof S3Config, 'endpoint'>]-?: Exclude<S3Config[Name], undefined>;
};

const MiB = 1024 * 1024;

/** Fills what a configuration leaves open. */
export function s3Settings(config: S3Config): S3Settings {
  return Object.freeze({
    endpoint: config.endpoint,
    region: config.region ?? 'us-east-1',
    forcePathStyle: config.forcePathStyle ?? false,
    checksums: config.checksums ?? 'always',
    attempts: config.attempts ?? 4,
    connectTimeoutMs: config.connectTimeoutMs ?? 5_000,
    idleTimeoutMs: config.idleTimeoutMs ?? 30_000,
    partBytes: config.partBytes ?? 8 * MiB,
    partsAtOnce: config.partsAtOnce ?? 4,
    copyAtOnceBytes: config.copyAtOnceBytes ?? 512 * MiB,
  });
}
