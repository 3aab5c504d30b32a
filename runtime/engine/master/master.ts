import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import { checkCancelled } from '../process/cancelled.ts';
import { checkDestination } from '../workspace/destination.ts';
import { inWorkspace } from '../workspace/open-workspace.ts';
import { publish } from '../workspace/publish.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Beside, createBeside } from './beside.ts';
import { buildReport } from './build-report.ts';
import { deliver, passes } from './deliver.ts';
import { findValues } from './find-values.ts';
import { checkUnchanged } from './identity.ts';
import { keepLogs } from './keep-logs.ts';
import { prepare } from './prepare.ts';
import { refusalsOf } from './refusals.ts';
import { reject } from './reject.ts';
import type { MasterReport } from './report.ts';
import type { MasterRequest } from './request.ts';
import type { Session } from './session.ts';

/**
 * Masters files: analyze, solve, render, verify, and correct at most twice.
 *
 * @returns the report; the deliverable stands at the request's destination
 * @throws LatheFailure with nothing written, except that `qc/out_of_spec` keeps the file that failed and names it
 */
export async function master(request: MasterRequest): Promise<MasterReport> {
  const { destination, logFolder } = request;
  checkCancelled(request.signal);
  await checkDestination(destination, rulesOf(request));
  return inWorkspace(async (workspace) => {
    const beside = createBeside(request.signal);
    try {
      return await masterIn(workspace, request, beside);
    } finally {
      await beside.end();
      if (logFolder !== undefined) await keepLogs(workspace.directory, logFolder);
    }
  });
}

async function masterIn(workspace: Workspace, request: MasterRequest, beside: Beside): Promise<MasterReport> {
  const started = performance.now();
  const { session, facts } = await prepare(request, workspace, beside);
  const found = await findValues(session, facts);
  refuse(session, found.facts);
  const delivered = await deliver(session, found.facts);
  await checkInputsUnchanged(session);
  const rules = rulesOf(request);
  if (!passes(delivered)) throw await reject(delivered, request.destination, rules);
  const report = await buildReport(session, await found.before, delivered, started);
  checkCancelled(request.signal);
  await publish(delivered.rendered.path, request.destination, rules);
  return report;
}

function rulesOf({ force, inputs }: MasterRequest) {
  return { force, inputs: Object.values(inputs).map(({ path }) => path) };
}

/** Ends jobs that the preset itself refuses, such as hot material with `when_hot: fail`. */
function refuse({ request }: Session, facts: JobFacts): void {
  const misses = refusalsOf(request.preset.artifact, facts);
  if (misses.length > 0) throw failure('qc/out_of_spec', { misses, keptAt: undefined });
}

async function checkInputsUnchanged({ inputs }: Session): Promise<void> {
  for (const { probe, identity } of Object.values(inputs)) await checkUnchanged(probe.path, identity);
}
