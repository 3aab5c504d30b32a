/** Milliseconds within which two signals are one: a terminal and a launcher may both hand on the same Ctrl-C. */
const oneKeypress = 500;

/**
 * Turns the first Ctrl-C into a cancelled job, which takes its scratch files and its FFmpegs with it; the second ends the
 * process at once.
 *
 * @returns the signal, and the function that gives Ctrl-C its usual meaning back
 */
export function cancelOnInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  let firstAt = 0;
  const interrupt = (): void => {
    if (!controller.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > oneKeypress) process.exit(130);
    controller.abort(new Error('interrupted'));
  };
  process.on('SIGINT', interrupt);
  return { signal: controller.signal, release: () => process.removeListener('SIGINT', interrupt) };
}
