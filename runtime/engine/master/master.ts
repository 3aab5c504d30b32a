import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import { probe } from '../probe/probe-file.ts';
import { checkDestination } from '../workspace/destination.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { publish } from '../workspace/publish.ts';
import { buildReport } from './build-report.ts';
import { nextCorrection } from './correct.ts';
import { findValues, solveAgain } from './find-values.ts';
import type { Judged } from './judged.ts';
import { keepLogs, keepRejected } from './keep.ts';
import { prepare } from './prepare.ts';
import { render } from './render.ts';
import type { MasterReport } from './report.ts';
import type { MasterRequest } from './request.ts';
import type { Session } from './session.ts';
import { targetOf, verdictsOf } from './verify.ts';

/** Times that a deliverable is made again because the encoder moved it. */
const mostCorrections = 2;

/**
 * Masters files: analyze, solve, render, verify, and correct at most twice.
 *
 * @returns the report; the deliverable stands at the request's destination
 * @throws LatheFailure with nothing written, except that `qc/out_of_spec` keeps the file that failed and names it
 */
export async function master(request: MasterRequest): Promise<MasterReport> {
  const started = performance.now();
  const { destination, force, logFolder } = request;
  const paths = Object.values(request.inputs).map((input) => input.path);
  await checkDestination(destination, { force, inputs: paths });
  await using workspace = await openWorkspace();
  const { session, facts } = await prepare(request, workspace);
  try {
    const found = await findValues(session, facts);
    refuse(session, found.facts);
    const judged = await deliver(session, found.facts);
    if (judged.verdicts.some((verdict) => !verdict.passed)) throw await rejected(session, judged);
    const report = await buildReport(session, found.before, judged, started);
    await publish(judged.rendered.path, destination, { force, inputs: paths });
    return report;
  } finally {
    if (logFolder !== undefined) await keepLogs(workspace.directory, logFolder);
  }
}

/** Ends jobs that the preset itself refuses, such as hot material with `when_hot: fail`. */
function refuse({ request }: Session, facts: JobFacts): void {
  const evaluate = createEvaluator(request.preset.artifact, facts);
  const misses = request.preset.artifact.refusals
    .filter(({ when }) => evaluate(when) !== 0)
    .map(({ reason }) => reason);
  if (misses.length > 0) throw failure('qc/out_of_spec', { misses, keptAt: undefined });
}

/** Renders, holds the result against the promise, and renders again with what the encoder changed taken into account. */
async function deliver(session: Session, initial: JobFacts): Promise<Judged> {
  let facts = initial;
  for (let corrections = 0; ; corrections += 1) {
    const judged = await renderAndJudge(session, facts, corrections);
    const { target, rendered } = judged;
    const correction = target && nextCorrection(target, rendered.loudness, facts.correction);
    if (correction === undefined || corrections === mostCorrections) return judged;
    facts = await solveAgain(session, { ...facts, correction });
  }
}

async function renderAndJudge(session: Session, facts: JobFacts, corrections: number): Promise<Judged> {
  const { request } = session;
  const rendered = await render(session, facts, corrections + 1);
  const target = targetOf(request, facts);
  const written = await probe({ ffprobePath: request.host.ffprobePath, path: rendered.path });
  const verdicts = verdictsOf(target, rendered, written, request.profile.artifact.frameSize);
  return { rendered, written, target, verdicts, corrections };
}

async function rejected(session: Session, { rendered, target, verdicts }: Judged) {
  const keptAt = await keepRejected(rendered.path, session.request.destination);
  const capped = target?.exhausted === true ? ', since limiting may take no more (max_reduction)' : '';
  const misses = verdicts
    .filter((verdict) => !verdict.passed)
    .map(
      ({ what, expected, measured }) =>
        `${what} ${measured}, expected ${expected}${what === 'integrated loudness' ? capped : ''}`,
    );
  return failure('qc/out_of_spec', { misses, keptAt });
}
