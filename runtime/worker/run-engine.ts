import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import type { ArtifactReference } from '../../schemas/generated/job.ts';
import { master } from '../engine/master/master.ts';
import type { Recorded } from '../engine/master/recorded.ts';
import type { MasterReport } from '../engine/master/report.ts';
import type { JobRequest as EngineRequest, InputFile, JobProgress } from '../engine/master/request.ts';
import type { JobPlan } from '../engine/plan/job-plan.ts';
import { planJob } from '../engine/plan/plan-job.ts';
import type { ArtifactKind } from '../registry/labels.ts';
import { ofKind, type ResolvedOfKind } from '../registry/of-kind.ts';
import type { Attempt } from './attempt.ts';
import { progressOf } from './progress-of.ts';
import type { Rooms } from './rooms.ts';

/** A master in a local file. */
export interface MadeMaster {
  readonly kind: 'master';
  readonly path: string;
  /** Without its dot. */
  readonly extension: string;
  readonly report: MasterReport;
}

/** What the engine made: a master, or a plan of one. */
export type Made = MadeMaster | { readonly kind: 'plan'; readonly plan: JobPlan };

/**
 * Has the engine do the job, by the artifacts that it was accepted with.
 *
 * @param recorded what an earlier job measured of the same inputs, to be taken as given; undefined measures everything
 * @throws LatheFailure `artifact/*`, and what `master` and `planJob` fail with
 */
export async function runEngine(
  attempt: Attempt,
  rooms: Rooms,
  inputs: Readonly<Record<string, InputFile>>,
  recorded?: Recorded,
): Promise<Made> {
  const { around, claim, request } = attempt;
  const preset = await artifactOf(attempt, request.preset, 'preset');
  const profile = await artifactOf(attempt, request.profile, 'profile');
  const job: EngineRequest = {
    preset,
    profile,
    inputs,
    params: request.params,
    host: around.host,
    cpuMode: request.reproducible ? 'reproducible' : 'fast',
    signal: claim.signal,
    workspace: rooms.work,
    onProgress: progressTeller(attempt),
    ...(recorded === undefined ? {} : { recorded }),
    ...(around.limits.process === undefined ? {} : { limits: around.limits.process }),
  };
  if (request.kind === 'plan') return { kind: 'plan', plan: await planJob(job) };
  const extension = profile.artifact.extensions[0] ?? profile.artifact.container;
  const path = rooms.out.path(`master.${extension}`);
  return { kind: 'master', path, extension, report: await master({ ...job, destination: path, force: true }) };
}

async function artifactOf<Kind extends ArtifactKind>(
  { around, claim }: Attempt,
  { hash, label }: ArtifactReference,
  kind: Kind,
): Promise<ResolvedOfKind<Kind>> {
  const kept = await around.registry.get(hash as ArtifactHash, { signal: claim.signal }); // the schema has its form
  return ofKind({ ...kept, ...(label === undefined ? {} : { label }) }, kind);
}

function progressTeller(attempt: Attempt): (progress: JobProgress) => void {
  const tellers = {
    analyze: progressOf(attempt, 'analyze'),
    solve: progressOf(attempt, 'solve'),
    render: progressOf(attempt, 'render'),
  };
  return ({ stage, detail, fraction, speed }) => tellers[stage](detail, fraction, speed);
}
