import { unlessCancelled } from '../cancellation.ts';
import { s3Failure } from './s3-failure.ts';

/** Does some work on an object; whatever it throws of the SDK becomes a failure. */
export function attempt<Result>(
  uri: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  return unlessCancelled(signal, async () => {
    try {
      return await work();
    } catch (error) {
      throw s3Failure(uri, error);
    }
  });
}

/** The second argument of `client.send`. */
export function sending(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}
