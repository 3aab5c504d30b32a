import { setTimeout as pause } from 'node:timers/promises';
import { asFailure } from '../../runtime/failure/failure.ts';
import { recover } from '../../runtime/recovery/recover.ts';
import type { RecoverOptions } from '../../runtime/recovery/recovery.ts';

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 60_000;

/** Recovers, and again while Redis or storage does not answer: what was accepted must not wait for the next start. */
export async function recoverUntilDone(options: RecoverOptions & { readonly signal: AbortSignal }): Promise<void> {
  const { logger, signal } = options;
  for (let delayMs = FIRST_DELAY_MS; !signal.aborted; delayMs = Math.min(LONGEST_DELAY_MS, delayMs * 2)) {
    if (await isRecovered(options)) return;
    logger.warn({ nextInSeconds: delayMs / 1000 }, 'not all jobs could be recovered; it is tried again');
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
  }
}

async function isRecovered(options: RecoverOptions): Promise<boolean> {
  const { logger, signal } = options;
  try {
    const recovered = await recover(options);
    if (recovered.enqueued + recovered.settled + recovered.failed > 0) logger.info(recovered, 'recovered');
    return recovered.failed === 0;
  } catch (thrown) {
    if (signal?.aborted === true) return true;
    logger.warn({ err: asFailure(thrown) }, 'the ledger could not be walked through');
    return false;
  }
}
