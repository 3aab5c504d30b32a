import type { FailureCode } from '../../failure/codes.ts';
import type { FailureClass } from '../../failure/definition.ts';

/** What each failure of the API itself is in HTTP. */
const byCode: Partial<Readonly<Record<FailureCode, number>>> = {
  'api/bad_request': 400,
  'api/unauthorized': 401,
  'api/forbidden': 403,
  'api/not_found': 404,
  'api/method_not_allowed': 405,
  'api/conflict': 409,
  'api/idempotency_conflict': 409,
  'api/too_large': 413,
  'api/unsupported_media_type': 415,
  'api/bad_range': 416,
  'api/rate_limited': 429,
  'api/overloaded': 503,
};

/** All others that are thrown lie on this side: what a caller named was asked for before, and is refused with 422. */
const byClass: Readonly<Record<FailureClass, number>> = {
  INPUT: 500,
  PRESET: 500,
  POLICY: 500,
  INFRA: 503,
  TIMEOUT: 503,
  INTERNAL: 500,
};

/** The status of a refusal: of what is not as the schema says, or of what was understood and cannot be done. */
export function statusOfFault(code: FailureCode): number {
  return code === 'api/bad_request' ? 400 : 422;
}

/** The status of an answer that says why something failed. */
export function statusOf({ code, class: of }: { readonly code: FailureCode; readonly class: FailureClass }): number {
  return byCode[code] ?? byClass[of];
}
