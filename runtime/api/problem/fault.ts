import type { RequestFault } from '../../../schemas/generated/api.ts';
import type { FailureCode } from '../../failure/codes.ts';
import type { LatheFailure } from '../../failure/failure.ts';

/** One thing that is wrong with a request, and where. */
export interface Fault extends RequestFault {
  readonly code: FailureCode;
}

/** What was made of a part of a request; where there are faults the value counts for nothing. */
export interface Checked<Value> {
  readonly value: Value;
  readonly faults: readonly Fault[];
}

/** A request that was understood and is refused, with all that is wrong with it. */
export class RequestRefused extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('the request is refused');
    this.name = 'RequestRefused';
    this.faults = faults;
  }
}

/** A failure as a fault of the place that led to it. */
export function faultOf(pointer: string, { code, message, hint }: LatheFailure): Fault {
  return { pointer, code, detail: message, hint };
}

/** A JSON Pointer (RFC 6901) below another. */
export function below(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
