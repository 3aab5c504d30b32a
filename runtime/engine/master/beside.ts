/** What runs beside the steps of a job: checksums, and meters that only the report reads. */
export interface Beside {
  /** Given when the job is over, however it ends. */
  readonly signal: AbortSignal;
  /** Has some work waited for at the end. Its failure counts where its result is asked for, and nowhere else. */
  add<T>(work: Promise<T>): Promise<T>;
  /** Ends what still runs, and waits until it is gone. */
  end(): Promise<void>;
}

/** @param cancelled ends the work early */
export function createBeside(cancelled: AbortSignal | undefined): Beside {
  const over = new AbortController();
  const running: Promise<unknown>[] = [];
  return {
    signal: cancelled === undefined ? over.signal : AbortSignal.any([cancelled, over.signal]),
    add: (work) => {
      work.catch(() => {}); // told to whoever asks for it; a job that fails earlier never does
      running.push(work);
      return work;
    },
    end: async () => {
      over.abort();
      await Promise.allSettled(running);
    },
  };
}
