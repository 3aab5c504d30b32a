import type { AttemptEnd, FailureDescription } from '../../schemas/generated/job.ts';
import { asFailure } from '../failure/failure.ts';
import { type Attempt, attemptUri } from './attempt.ts';
import { observeAttempt } from './observe.ts';

/**
 * Writes down how an attempt ended, with its log and all that it learnt, and adds its figures to those of the service. It fails
 * nothing: an attempt whose end cannot be written counts as lost.
 */
export async function endAttempt(
  attempt: Attempt,
  outcome: AttemptEnd['outcome'],
  error?: FailureDescription,
): Promise<void> {
  const { around, start, log } = attempt;
  log.info(`the attempt has ended: ${outcome}`, { outcome, seconds: attempt.clock.elapsedSeconds });
  try {
    await around.storage.putBytes(attemptUri(attempt, 'worker.jsonl'), log.text(), {
      contentType: 'application/x-ndjson',
    });
    const endedAt = new Date().toISOString();
    const told = error === undefined ? {} : { error };
    await around.ledger.endAttempt({ ...start, endedAt, outcome, ...told, details: await detailsOf(attempt) });
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    log.warn(`the end of the attempt could not be written: ${message}`, { code });
  }
  await around.feed.ship(observeAttempt(attempt, outcome)).catch((thrown: unknown) => {
    log.warn(`the attempt's figures are lost: ${asFailure(thrown).message}`);
  });
}

async function detailsOf({ around, request, clock, notes }: Attempt) {
  const { host } = around;
  const mode = request.reproducible ? 'reproducible' : 'fast';
  const ffmpeg = { version: (await host.version()).text, fingerprint: await host.fingerprint(mode), mode };
  return {
    ffmpeg,
    confinement: host.confinement.level,
    node: process.version,
    stageSeconds: clock.seconds(),
    cpuSeconds: notes.cpuSeconds,
    inputs: notes.inputs,
    ...(notes.debug === undefined ? {} : { debug: notes.debug }),
  };
}
