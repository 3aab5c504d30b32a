/** What a reader waits for between two looks. However slow it is, no more than one message is kept for it. */
export interface News {
  /** Takes a message of a job's channel: empty for an event, else progress; `undefined` where messages may be missing. */
  readonly tell: (message: string | undefined) => void;
  /**
   * Resolves as soon as anything was told since the last time, or it was aborted, or the time is over.
   *
   * @returns the latest progress, if no event came after it
   */
  next(signal: AbortSignal, limitMs: number): Promise<string | undefined>;
}

export function news(): News {
  let told: { readonly progress: string | undefined } | undefined;
  let wake = (): void => undefined;
  return {
    tell: (message) => {
      told = { progress: message === '' ? undefined : message };
      wake();
    },
    next: async (signal, limitMs) => {
      if (told === undefined && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, limitMs);
        wake = resolve;
        signal.addEventListener('abort', wake, { once: true });
        await promise;
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
      }
      const progress = told?.progress;
      told = undefined;
      return progress;
    },
  };
}
