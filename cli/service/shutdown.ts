/** One press of Ctrl-C arrives twice where a launcher hands on what the terminal sent to both. */
const SAME_SIGNAL_MS = 500;

/** How a process was told to end. */
export type EndSignal = 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'parent gone';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** By what shells expect of a process that a signal ended. */
const exitCodes: Readonly<Record<EndSignal, number>> = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129, 'parent gone': 129 };

/**
 * Waits until this process is told to end: by a signal, or by losing the parent that started it with a channel. What it
 * does until it has ended is up to it; told a second time, it ends at once, and so does all that it started.
 */
export function untilToldToEnd(): Promise<EndSignal> {
  const { promise, resolve } = Promise.withResolvers<EndSignal>();
  let toldAt: number | undefined;
  const tell = (signal: EndSignal): void => {
    const now = performance.now();
    if (toldAt !== undefined && now - toldAt > SAME_SIGNAL_MS) process.exit(exitCodes[signal]);
    toldAt ??= now;
    resolve(signal);
  };
  for (const signal of signals) process.on(signal, tell);
  if (process.channel !== undefined) process.once('disconnect', () => tell('parent gone'));
  return promise;
}
