import type { FastifyError } from 'fastify';
import { asFailure, failure, LatheFailure } from '../../failure/failure.ts';
import { type Fault, RequestRefused } from './fault.ts';
import { faultsOfSchema } from './schema-faults.ts';

/** What was thrown, as a failure; with its faults where the request itself is wrong. */
export interface Understood {
  readonly failure: LatheFailure;
  readonly faults?: readonly Fault[];
}

/** Turns what Fastify and its plugins throw into failures of ours; what nobody foresaw is `internal/unexpected`. */
export function understand(thrown: unknown): Understood {
  if (thrown instanceof LatheFailure) return { failure: thrown };
  if (!isFastifyError(thrown)) return { failure: asFailure(thrown) };
  if (thrown.validation !== undefined) {
    return notAsDescribed(faultsOfSchema(thrown.validation, thrown.validationContext ?? 'body'));
  }
  return { failure: failureOfStatus(thrown) };
}

/** A request, or one of a batch, that is not as its schema says. */
export function notAsDescribed(faults: readonly Fault[]): Understood {
  return { failure: failure('api/bad_request', { problems: faults.map(wordOf) }), faults };
}

/** The faults of a request that was understood; undefined where something else was thrown. */
export function faultsIn(thrown: unknown): readonly [Fault, ...Fault[]] | undefined {
  if (!(thrown instanceof RequestRefused)) return undefined;
  const [first, ...rest] = thrown.faults;
  return first === undefined ? undefined : [first, ...rest];
}

function failureOfStatus(thrown: FastifyError): LatheFailure {
  switch (thrown.statusCode) {
    case 413:
      return failure('api/too_large', {});
    case 414:
      return failure('api/bad_request', { problems: ['the address is too long'] });
    case 415:
      return failure('api/unsupported_media_type', {});
    default:
      return isCallersFault(thrown)
        ? failure('api/bad_request', { problems: [plain(thrown)] }, { cause: thrown })
        : asFailure(thrown);
  }
}

function isCallersFault({ statusCode = 500 }: FastifyError): boolean {
  return statusCode >= 400 && statusCode < 500;
}

/** In our words: those of the parsers repeat what was sent. */
function plain({ code, name }: FastifyError): string {
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return 'the body is empty';
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return 'the body is not as long as it was announced';
  if (code === 'FST_ERR_BAD_URL') return 'the address is not well-formed';
  return name === 'SyntaxError' || code === 'FST_ERR_CTP_INVALID_JSON_BODY'
    ? 'the body is no JSON'
    : 'it is not well-formed';
}

function wordOf({ pointer, detail }: Fault): string {
  return pointer === '' ? detail : `${pointer} ${detail}`;
}

function isFastifyError(thrown: unknown): thrown is FastifyError {
  return thrown instanceof Error && ('statusCode' in thrown || 'validation' in thrown);
}
