import { failure, LatheFailure } from '../../failure/failure.ts';

/** What an error of the SDK says that may be repeated: its message can hold keys and signatures. */
export interface S3Error {
  /** S3's code, such as `NoSuchKey`, or the name or code of an error of the network. */
  readonly name: string;
  readonly status?: number;
  readonly requestId?: string;
}

const MISSING = ['NoSuchKey', 'NoSuchBucket', 'NoSuchVersion', 'NotFound'];
const DAMAGED = [
  'BadDigest',
  'InvalidDigest',
  'XAmzContentSHA256Mismatch',
  'XAmzContentChecksumMismatch',
  'IncompleteBody',
];
const LATER = ['RequestTimeout', 'SlowDown', 'ThrottlingException', 'OperationAborted', 'ConditionalRequestConflict'];
/** The SDK calls a connection that was reset a timeout, too: the code of the network says which it was. */
const UNTOLD = ['Error', 'TimeoutError'];
const NO_CREDENTIALS = ['CredentialsProviderError', 'TokenProviderError'];

/** Reads the harmless part of an error of the SDK. */
export function readS3Error(error: unknown): S3Error {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const { $metadata: answer = {}, code = '' } = error as Error & { $metadata?: Answer; code?: unknown }; // both are optional
  const name = UNTOLD.includes(error.name) && typeof code === 'string' && code !== '' ? code : error.name;
  return Object.freeze({
    name: /^\w{1,60}$/.test(name) ? name : 'unknown',
    ...(answer.httpStatusCode === undefined ? {} : { status: answer.httpStatusCode }),
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
  });
}

interface Answer {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
}

/** Turns an error of the SDK into a failure. */
export function s3Failure(uri: string, error: unknown): LatheFailure {
  if (error instanceof LatheFailure) return error;
  if (isChecksumMismatch(error)) return failure('storage/corrupt', { uri, reason: 'its checksum is another one' });
  const cause = readS3Error(error);
  const { name, status = 0 } = cause;
  const reason = status === 0 ? name : `${name} (${status})`;
  const context = { cause };
  if (status === 404 || MISSING.includes(name)) return failure('storage/not_found', { uri }, context);
  if (DAMAGED.includes(name)) return failure('storage/corrupt', { uri, reason: name }, context);
  if (NO_CREDENTIALS.includes(name))
    return failure('storage/denied', { uri, reason: 'no credentials were found' }, context);
  if (status === 401 || status === 403) return failure('storage/denied', { uri, reason }, context);
  if (status === 412) return failure('storage/changed', { uri }, context);
  if (isPassing(cause)) return failure('storage/unavailable', { uri, reason }, context);
  return failure('storage/unsupported', { uri, what: `it answered ${reason}` }, context);
}

/** Everything that is no answer at all is of the network; 501 says that the server never will. */
function isPassing({ name, status }: S3Error): boolean {
  if (LATER.includes(name) || status === undefined || status < 400) return true;
  return status === 408 || status === 429 || (status >= 500 && status !== 501);
}

/** The SDK gives this one no name of its own. */
function isChecksumMismatch(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Checksum mismatch');
}
