import type { Problem } from '../../../schemas/generated/api.ts';
import type { LatheFailure } from '../../failure/failure.ts';
import type { Fault } from './fault.ts';
import { statusOf, statusOfFault } from './status.ts';

/** Nobody reads more than that, and whoever sends them knows it. */
const MOST_FAULTS = 50;

/** What lies on this side is told in general words: the log has the rest. */
const elsewhere: Readonly<Record<number, string>> = {
  500: 'something went wrong in the service; it is logged under the id in `instance`',
  503: 'a part of the service does not answer at the moment; the same request may be sent again',
};

/** The problem document (RFC 9457) of a failure. */
export function problemOf(thrown: LatheFailure, requestId: string, faults?: readonly Fault[]): Problem {
  const status = statusOf(thrown);
  const isOurs = status >= 500 && thrown.code !== 'api/overloaded';
  return {
    ...heading(thrown.code, status, requestId),
    detail: isOurs ? (elsewhere[status] ?? '') : thrown.message,
    hint: isOurs ? 'if it goes on, give the id to the operators of the service' : thrown.hint,
    ...(faults === undefined ? {} : { errors: shown(faults) }),
  };
}

/** The problem document of a request that is refused: it is named for the first of its faults. */
export function refusalOf(faults: readonly [Fault, ...Fault[]], requestId: string): Problem {
  const [{ code, detail, hint = '' }] = faults;
  return { ...heading(code, statusOfFault(code), requestId), detail, hint, errors: shown(faults) };
}

function heading(code: Fault['code'], status: number, requestId: string) {
  const words = code.slice(code.indexOf('/') + 1).replaceAll('_', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return { type: `/failures/${code}`, title, status, code, instance: `urn:uuid:${requestId}` };
}

function shown(faults: readonly Fault[]): NonNullable<Problem['errors']> {
  return faults.slice(0, MOST_FAULTS).map((fault) => ({ ...fault }));
}
