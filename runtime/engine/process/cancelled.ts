import type { LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';

/** The failure of work that a signal ended, with the reason that was given for it. */
export function cancelled(signal: AbortSignal | undefined): LatheFailure {
  return failure('job/cancelled', { reason: reasonOf(signal) });
}

/**
 * For the places between two pieces of work.
 *
 * @throws LatheFailure `job/cancelled` where the signal has been given
 */
export function checkCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled(signal);
}

function reasonOf(signal: AbortSignal | undefined): string {
  const reason: unknown = signal?.reason;
  if (typeof reason === 'string') return reason;
  return reason instanceof Error && reason.name !== 'AbortError' ? reason.message : 'on request';
}
