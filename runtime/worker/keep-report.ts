import type { MasterReport } from '../engine/master/report.ts';
import { type Attempt, attemptUri } from './attempt.ts';
import type { Made } from './run-engine.ts';

/** Keeps the engine's whole report or plan, with every command as it was run, and notes what metrics want to know. */
export async function keepReport(attempt: Attempt, made: Made): Promise<void> {
  const { around, claim, notes } = attempt;
  const [name, whole] = made.kind === 'master' ? ['report.json', made.report] : ['plan.json', made.plan];
  const put = { contentType: 'application/json', signal: claim.signal };
  await around.storage.putBytes(attemptUri(attempt, name), `${JSON.stringify(whole, undefined, 1)}\n`, put);
  notes.mediaSeconds = Math.max(...Object.values(whole.inputs).map(({ durationSeconds }) => durationSeconds));
  if (made.kind === 'master') noteFigures(attempt, made.report);
}

function noteFigures({ notes }: Attempt, { output, target }: MasterReport): void {
  const { integratedLufs, truePeakDbtp } = output.loudness;
  notes.bytesOut = output.sizeBytes;
  if (target === undefined) return;
  if (integratedLufs !== null) notes.loudnessErrorLu = integratedLufs - target.integratedLufs;
  if (target.ceilingDbtp !== undefined && truePeakDbtp !== null)
    notes.truePeakMarginDb = target.ceilingDbtp - truePeakDbtp;
}
