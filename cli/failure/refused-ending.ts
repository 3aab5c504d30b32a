import type { LatheApiError, RequestFault } from '../../client/index.ts';
import type { Colours } from '../terminal/colours.ts';
import type { Ending } from './ending.ts';
import { failureText } from './failure-text.ts';

/** How a command ends that the service did not do as asked: in the words of its answer. */
export function refusedEnding(refused: LatheApiError, colours: Colours): Ending {
  const { status, code, message, faults, retryAfter, instance } = refused;
  const hint = hintOf(refused);
  const excerpt = [
    ...(faults.length > 1 || isPlaced(faults) ? faults.map(faultText) : []),
    ...(status >= 500 && instance !== undefined ? [`its log has more under ${instance}`] : []),
  ];
  const json = {
    code,
    message,
    hint,
    status,
    ...(faults.length === 0 ? {} : { errors: faults }),
    retryAfter,
    instance,
  };
  return { exitCode: exitCodeOf(status), text: failureText({ code, message, hint, excerpt }, colours), json };
}

/** What lies on the side of the service is missing; all else is wrong with what was asked. */
function exitCodeOf(status: number): number {
  return status >= 500 || status === 429 ? 3 : 2;
}

function hintOf({ status, code, hint }: LatheApiError): string {
  if (code === 'api/not_found')
    return "check the name, letter by letter; 'lathe jobs list' shows the jobs, and 'lathe jobs show ID' the files of one";
  if (code === 'api/conflict') return "'lathe jobs show ID' says how it stands";
  if (status === 401) return `put a token of this service into LATHE_TOKEN, or name a file with it: --token-file FILE`;
  if (status === 403)
    return `${hint}; looking needs read, and submitting and steering jobs needs submit ('lathe token NAME --scope submit,read')`;
  return hint;
}

function isPlaced([fault]: readonly RequestFault[]): boolean {
  return fault !== undefined && fault.pointer !== '';
}

function faultText({ pointer, detail, hint }: RequestFault): string {
  return `${pointer === '' ? '' : `${pointer}: `}${detail}${hint === undefined || hint === '' ? '' : ` (${hint})`}`;
}
