import { type Beside, createBeside } from '../master/beside.ts';
import { completeParams } from '../master/params.ts';
import { prepare } from '../master/prepare.ts';
import type { StageReport } from '../master/report.ts';
import type { JobRequest } from '../master/request.ts';
import { checkCancelled } from '../process/cancelled.ts';
import { inWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { deliverableBytes, describeInputs, describeMaster } from './describe.ts';
import { findOut } from './find-out.ts';
import type { JobPlan, PredictedCost } from './job-plan.ts';
import { normalizesOf } from './normalizes.ts';
import { predictCost } from './predict-cost.ts';
import { predictMaster } from './predict-master.ts';
import { plannedScratch } from './scratch.ts';
import { plannedStages } from './stages.ts';
import { treatmentOf } from './treatment.ts';

/**
 * Finds out what a job would do: runs the stages that measure and seek, and predicts the rest without rendering.
 *
 * @returns the plan, also of a job that would be refused as out of its specification
 * @throws LatheFailure what the job itself would fail with before its rendering: `preset/*`, `input/*`, `ffmpeg/*`
 */
export async function planJob(request: JobRequest): Promise<JobPlan> {
  checkCancelled(request.signal);
  return inWorkspace(async (workspace) => {
    const beside = createBeside(request.signal);
    try {
      return await planIn(workspace, request, beside);
    } finally {
      await beside.end();
    }
  }, request.workspace);
}

async function planIn(workspace: Workspace, request: JobRequest, beside: Beside): Promise<JobPlan> {
  const startedAt = performance.now();
  const { preset, profile } = request;
  const { session, facts: initial } = await prepare(request, workspace, beside);
  const { facts, before, seconds } = await findOut(session, initial);
  const normalizes = normalizesOf(preset.artifact);
  const prediction = await predictMaster(session, facts, normalizes);
  const treatment = treatmentOf(request, facts, normalizes, prediction);
  const inputs = describeInputs(session, facts, await before);
  const expected = describeMaster(session, facts, prediction);
  return {
    ...(await subjectOf(request)),
    inputs,
    ...treatment,
    expected,
    stages: plannedStages(preset.artifact, profile.artifact, facts),
    scratch: await plannedScratch(workspace.directory, deliverableBytes(session, expected)),
    cost: costOf(request, { inputs, expected }, seconds, session.stages),
    processes: session.stages,
    wallSeconds: (performance.now() - startedAt) / 1000,
  };
}

/** What is planned, and for which FFmpeg. */
async function subjectOf({ preset, profile, params, host, cpuMode: mode = 'fast' }: JobRequest) {
  return {
    preset: { hash: preset.hash, label: preset.label },
    profile: { hash: profile.hash, label: profile.label },
    params: completeParams(preset, params),
    ffmpeg: { version: (await host.version()).text, fingerprint: await host.fingerprint(mode), mode },
  };
}

function costOf(
  { profile, cpuMode: mode = 'fast' }: JobRequest,
  { inputs, expected }: Pick<JobPlan, 'inputs' | 'expected'>,
  findingSeconds: number,
  processes: readonly StageReport[],
): PredictedCost {
  return predictCost({
    profile: profile.artifact,
    mode,
    inputs: Object.values(inputs),
    master: expected,
    findingSeconds,
    lastPass: processes.findLast(({ step }) => step > 0),
    hearing: processes.find(({ stage }) => stage === 'hear'),
  });
}
