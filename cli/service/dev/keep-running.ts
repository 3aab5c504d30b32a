import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.ts';

/** What is kept running, and what is said of it. */
export interface Charge {
  readonly name: string;
  /** Starts it; where that fails, all of it fails the first time, and is tried again later. */
  readonly start: () => Promise<Child>;
  readonly say: (message: string) => void;
  /** How long it may take to end when it was told to. */
  readonly patienceMs: number;
  readonly firstDelayMs?: number;
}

/** A program that is started again whenever it ends. */
export interface Kept {
  readonly pid: () => number | undefined;
  /** Ends it for good, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

const LONGEST_DELAY_MS = 30_000;
/** What ran this long did not fail for the reason that it failed for before. */
const SOUND_AFTER_MS = 60_000;

/** Starts a program, and starts it again when it ends: at once is of no use, so each time it waits twice as long. */
export async function keepRunning(charge: Charge): Promise<Kept> {
  const stopping = new AbortController();
  let child = await charge.start();
  const watch = async (): Promise<void> => {
    let failures = 0;
    while (true) {
      const begun = performance.now();
      const how = await child.gone;
      if (stopping.signal.aborted) return;
      failures = performance.now() - begun > SOUND_AFTER_MS ? 1 : failures + 1;
      const next = await startedAgain(charge, how, failures, stopping.signal);
      if (next === undefined) return;
      child = next;
    }
  };
  const watched = watch();
  return {
    pid: () => child.pid,
    stop: async () => {
      stopping.abort();
      await ended(child, charge.patienceMs);
      await watched;
    },
  };
}

async function startedAgain(
  { name, start, say, firstDelayMs = 1_000 }: Charge,
  how: string,
  failures: number,
  stopping: AbortSignal,
): Promise<Child | undefined> {
  let reason = `ended (${how})`;
  for (let tries = failures; ; tries += 1) {
    const delayMs = Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** (tries - 1));
    say(`the ${name} ${reason}; it is started again in ${delayMs / 1000} s`);
    await pause(delayMs, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return undefined;
    try {
      const child = await start();
      if (stopping.aborted) child.tell('SIGTERM');
      return child;
    } catch (error) {
      reason = `did not start (${error instanceof Error ? error.message : String(error)})`;
    }
  }
}

async function ended(child: Child, patienceMs: number): Promise<void> {
  child.tell('SIGTERM');
  const over = new AbortController();
  const impatience = pause(patienceMs, undefined, { signal: over.signal }).then(
    () => child.tell('SIGKILL'),
    () => undefined,
  );
  await child.gone;
  over.abort();
  await impatience;
}
