import { failure } from '../../failure/failure.ts';

/** The streams that are open. */
export interface Listeners {
  /**
   * Counts a stream in, until its signal aborts.
   *
   * @returns a signal that aborts when the listener leaves, or the service ends
   * @throws LatheFailure `api/overloaded` where there are too many
   */
  open(left: AbortSignal): AbortSignal;
  /** Ends all of them. */
  end(): void;
}

export function listeners(most: number): Listeners {
  const ending = new AbortController();
  let open = 0;
  return {
    open: (left) => {
      if (left.aborted) return left; // nobody is there to leave
      if (open >= most) throw failure('api/overloaded', { reason: `${most} listeners are connected` });
      open += 1;
      const leave = (): void => {
        open -= 1;
      };
      left.addEventListener('abort', leave, { once: true });
      return AbortSignal.any([left, ending.signal]);
    },
    end: () => ending.abort(),
  };
}
