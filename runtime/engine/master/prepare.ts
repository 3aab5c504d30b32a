import { chooseSampleRate, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { failure } from '../../failure/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Beside } from './beside.ts';
import { firstAim } from './first-aim.ts';
import { openInput, sourceOf } from './open-input.ts';
import { completeParams } from './params.ts';
import { checkPicture } from './picture.ts';
import type { JobRequest } from './request.ts';
import { requirementsOf } from './requirements.ts';
import type { OpenedInput, Session } from './session.ts';

/** A prepared job: its session and what is known before anything has been measured. */
export interface PreparedJob<Request extends JobRequest> {
  readonly session: Session<Request>;
  readonly facts: JobFacts;
}

/**
 * Checks all that can be checked before FFmpeg runs, and opens the inputs.
 * @throws LatheFailure `preset/*`, `input/*`, `ffmpeg/lacks`
 */
export async function prepare<Request extends JobRequest>(
  request: Request,
  workspace: Workspace,
  beside: Beside,
): Promise<PreparedJob<Request>> {
  const { preset, profile, host } = request;
  checkInputNames(request);
  const params = completeParams(preset, request.params);
  await host.require(requirementsOf(preset.artifact, profile.artifact));
  const opened = await Promise.all(
    Object.entries(request.inputs).map(async ([name, file]) => [name, await openInput(file, host, beside)] as const),
  );
  const inputs: Readonly<Record<string, OpenedInput>> = Object.fromEntries(opened);
  const probes = opened.map(([, input]) => input.probe);
  checkPicture(profile.artifact, probes, preset.label ?? preset.hash);
  const sources = Object.fromEntries(opened.map(([name, input]) => [name, sourceOf(input)]));
  const session: Session<Request> = {
    request,
    workspace,
    inputs,
    sources,
    kept: new Map(),
    leftBy: new Map(),
    heard: new Map(),
    estimates: new Set(),
    beside,
    stages: [],
    passes: [],
    searches: new Map(),
  };
  return { session, facts: initialFacts(params, inputs, profile.artifact) };
}

function checkInputNames({ preset, inputs }: JobRequest): void {
  const expects = preset.artifact.inputs.map((input) => input.name);
  const missing = expects.filter((name) => !Object.hasOwn(inputs, name));
  const unknown = Object.keys(inputs).filter((name) => !expects.includes(name));
  if (missing.length + unknown.length === 0) return;
  throw failure('preset/inputs_mismatch', { preset: preset.label ?? preset.hash, expects, missing, unknown });
}

function initialFacts(
  params: Readonly<Record<string, number>>,
  inputs: Readonly<Record<string, OpenedInput>>,
  profile: ProfileArtifact,
): JobFacts {
  const facts = Object.entries(inputs).map(([name, { stream, startSeconds, durationSeconds = 0 }]) => {
    const { sampleRate, channels } = stream;
    return [name, { duration: startSeconds + durationSeconds, sampleRate, channels }];
  });
  const highest = Math.max(...Object.values(inputs).map((input) => input.stream.sampleRate));
  return {
    params,
    inputs: Object.fromEntries(facts),
    measures: new Map(),
    solves: new Map(),
    correction: firstAim(profile),
    sampleRate: chooseSampleRate(profile, highest),
  };
}
