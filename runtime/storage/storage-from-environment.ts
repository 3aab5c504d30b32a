import { failure } from '../failure/failure.ts';
import type { StorageConfig } from './open-storage.ts';
import type { S3Config } from './s3/s3-config.ts';
import { shownUri } from './uri/shown-uri.ts';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads from the environment which storage there is: `LATHE_STORAGE_ROOT`, the folder that `file://` URIs lie under, and for
 * S3 `LATHE_S3_ENDPOINT`, `AWS_REGION`, `LATHE_S3_PATH_STYLE` (1 or 0) and `LATHE_S3_CHECKSUMS` (`always` or
 * `when_required`). What is empty is not set. Credentials are none of it: the SDK finds them itself.
 *
 * @throws LatheFailure `storage/bad_setting`
 */
export function storageFromEnvironment(environment: Environment): StorageConfig {
  const set = (name: string): string | undefined => environment[name] || undefined;
  const s3: S3Config = {
    endpoint: readEndpoint('LATHE_S3_ENDPOINT', set),
    region: set('AWS_REGION'),
    forcePathStyle: readOneOf('LATHE_S3_PATH_STYLE', { '1': true, '0': false }, set),
    checksums: readOneOf('LATHE_S3_CHECKSUMS', { always: 'always', when_required: 'when_required' }, set),
  };
  return { fileRoot: set('LATHE_STORAGE_ROOT'), s3 };
}

type Settings = (name: string) => string | undefined;

function readEndpoint(name: string, set: Settings): string | undefined {
  const value = set(name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url !== undefined && url.username + url.password + url.search + url.hash === '';
  if (isPlain && ['http:', 'https:'].includes(url.protocol)) return value;
  throw failure('storage/bad_setting', {
    name,
    value: shownUri(value),
    expected: 'a URL such as https://s3.internal:9000',
  });
}

function readOneOf<Value>(name: string, values: Readonly<Record<string, Value>>, set: Settings): Value | undefined {
  const value = set(name);
  if (value === undefined) return undefined;
  if (Object.hasOwn(values, value)) return values[value];
  throw failure('storage/bad_setting', { name, value, expected: Object.keys(values).join(' or ') });
}
