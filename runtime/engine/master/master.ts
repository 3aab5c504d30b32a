import { checkCancelled } from '../process/cancelled.ts';
import { checkDestination } from '../workspace/destination.ts';
import { publish } from '../workspace/publish.ts';
import { buildReport } from './build-report.ts';
import { passes } from './deliver.ts';
import { findValues } from './find-values.ts';
import { inJobRoom, type JobRoom } from './job-room.ts';
import { beforeOneGain, isOneGain } from './one-gain.ts';
import { prepare } from './prepare.ts';
import { produce } from './produce.ts';
import { reject } from './reject.ts';
import type { MasterReport } from './report.ts';
import type { MasterRequest } from './request.ts';

/**
 * Masters files: analyze, solve, render, verify, and correct at most twice.
 *
 * @returns the report; the deliverable stands at the request's destination
 * @throws LatheFailure with nothing written, except that `qc/*` keeps the file that failed and names it
 */
export async function master(request: MasterRequest): Promise<MasterReport> {
  checkCancelled(request.signal);
  await checkDestination(request.destination, rulesOf(request));
  return inJobRoom(request, (room) => masterIn(room, request));
}

async function masterIn({ workspace, beside }: JobRoom, request: MasterRequest): Promise<MasterReport> {
  const started = performance.now();
  const { session, facts } = await prepare(request, workspace, beside);
  const found = await findValues(session, facts);
  const before = isOneGain(session, found.facts) ? undefined : found.hear();
  const delivered = await produce(session, found.facts, { before });
  const rules = rulesOf(request);
  if (!passes(delivered)) throw await reject(delivered, request.destination, rules);
  const heard = (await before) ?? beforeOneGain(session, delivered) ?? (await found.hear());
  const report = await buildReport(session, heard, delivered, started);
  checkCancelled(request.signal);
  await publish(delivered.rendered.path, request.destination, rules);
  return report;
}

function rulesOf({ force, inputs }: MasterRequest) {
  return { force, inputs: Object.values(inputs).map(({ path }) => path) };
}
