import { failure } from '../failure/failure.ts';

/**
 * Does a piece of work; where it fails after its signal was given, it fails as cancelled.
 *
 * @throws LatheFailure `job/cancelled`, else what the work throws
 */
export async function unlessCancelled<Result>(
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    throw failure('job/cancelled', { reason: reasonOf(signal) }); // without the cause: an error of the wire may hold secrets
  }
}

function reasonOf({ reason }: AbortSignal): string {
  if (typeof reason === 'string') return reason;
  return reason instanceof Error && reason.name !== 'AbortError' ? reason.message : 'on request';
}
