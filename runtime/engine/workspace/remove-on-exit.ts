import { rmSync } from 'node:fs';
import { onExit } from 'signal-exit';

/**
 * Removes a path when this process exits or is ended by a signal, unless that was taken back.
 *
 * After everything else that is done at exit: the FFmpegs that write there are killed first. `signal-exit` is also
 * what execa uses; a signal handler of our own would keep either from ending the process.
 *
 * @returns the function that takes it back
 */
export function removeOnExit(path: string): () => void {
  return onExit(
    () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
    { alwaysLast: true },
  );
}
