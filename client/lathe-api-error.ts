import type { Problem, RequestFault } from './types.ts';

/** What the service answered instead of doing what it was asked: a problem document (RFC 9457), or whatever stood in its place. */
export class LatheApiError extends Error {
  readonly status: number;
  /** Stable, such as `api/not_found`; `http/502` where something between here and the service answered. */
  readonly code: string;
  readonly hint: string;
  /** Seconds after which it may be asked again; undefined where the answer does not say. */
  readonly retryAfter: number | undefined;
  /** All that is wrong with the request, where that is what is wrong. */
  readonly faults: readonly RequestFault[];
  /** The id that the service's log has. */
  readonly instance: string | undefined;

  constructor(status: number, problem: Problem | undefined, retryAfter: number | undefined) {
    super(problem?.detail ?? `something that is no Lathe answered with status ${status}`);
    this.name = 'LatheApiError';
    this.status = status;
    this.code = problem?.code ?? `http/${status}`;
    this.hint = problem?.hint ?? 'check the address, and what stands between here and the service, such as a proxy';
    this.retryAfter = retryAfter;
    this.faults = problem?.errors ?? [];
    this.instance = problem?.instance;
  }
}

/** Nobody answered, or the connection broke before all was said. */
export class LatheUnreachableError extends Error {
  /** Where the service was looked for. */
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super(`${url} cannot be reached: ${reasonOf(cause)}`, { cause });
    this.name = 'LatheUnreachableError';
    this.url = url;
  }
}

/** `fetch` says no more than that it failed; beneath it stands why. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.cause instanceof Error) return reasonOf(thrown.cause);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return thrown.message !== '' ? thrown.message : (code ?? thrown.name);
}
