import { chooseSampleRate, type JobFacts, type Source } from '../../../compiler/artifact/link/index.ts';
import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { failure } from '../../failure/failure.ts';
import { chooseAudio } from '../probe/choose-audio.ts';
import { hashFile } from '../probe/hash-file.ts';
import { probe } from '../probe/probe-file.ts';
import { inputArguments } from '../process/inputs.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { completeParams } from './params.ts';
import type { InputFile, MasterRequest } from './request.ts';
import type { OpenedInput, PreparedJob } from './session.ts';

/**
 * dB under the ceiling that the first rendering aims at, so that most encoders need no second one: other meters read
 * true peaks up to 0.1 dB higher, and lossy encoders overshoot (MASTERING, fact 5).
 */
const headroom = { lossless: 0.1, lossy: 0.5 };

/**
 * Checks all that can be checked before FFmpeg runs, and opens the inputs.
 *
 * @throws LatheFailure `preset/*`, `input/*`, `ffmpeg/lacks`
 */
export async function prepare(request: MasterRequest, workspace: Workspace): Promise<PreparedJob> {
  const { preset, profile, host } = request;
  checkInputNames(request);
  const params = completeParams(preset, request.params);
  await host.require({ ...preset.artifact.requires, ...profile.artifact.requires });
  const opened = await Promise.all(
    Object.entries(request.inputs).map(async ([name, file]) => [name, await open(file, request)] as const),
  );
  const inputs: Readonly<Record<string, OpenedInput>> = Object.fromEntries(opened);
  checkPicture(profile.artifact, inputs, preset.label ?? preset.hash);
  const session = {
    request,
    workspace,
    inputs,
    sources: Object.fromEntries(opened.map(([name, input]) => [name, sourceOf(input)])),
    mediaSeconds: Math.max(...opened.map(([, input]) => input.durationSeconds)),
    stages: [],
  };
  return { session, facts: initialFacts(params, inputs, profile.artifact) };
}

function checkInputNames({ preset, inputs }: MasterRequest): void {
  const expects = preset.artifact.inputs.map((input) => input.name);
  const missing = expects.filter((name) => !Object.hasOwn(inputs, name));
  const unknown = Object.keys(inputs).filter((name) => !expects.includes(name));
  if (missing.length + unknown.length === 0) return;
  throw failure('preset/inputs_mismatch', { preset: preset.label ?? preset.hash, expects, missing, unknown });
}

async function open({ path, stream: choice }: InputFile, { host, signal }: MasterRequest): Promise<OpenedInput> {
  const found = await probe({ ffprobePath: host.ffprobePath, path, ...(signal === undefined ? {} : { signal }) });
  const stream = chooseAudio(found, choice);
  const durationSeconds = stream.durationSeconds ?? found.durationSeconds ?? 0;
  const sha256 = hashFile(found.path, signal);
  sha256.catch(() => {}); // a job that fails earlier never asks for it
  return { probe: found, stream, durationSeconds, sha256 };
}

/** Profiles that copy the picture need one. */
function checkPicture(profile: ProfileArtifact, inputs: Readonly<Record<string, OpenedInput>>, preset: string): void {
  if (profile.video !== 'copy' || Object.values(inputs).some((input) => input.probe.video.length > 0)) return;
  const expects = ['a video: the profile copies its picture'];
  throw failure('preset/inputs_mismatch', { preset, expects, missing: ['a picture'], unknown: [] });
}

function sourceOf({ probe: found, stream }: OpenedInput): Source {
  const picture = found.video[0]?.index;
  return { arguments: inputArguments(found.path), stream: stream.index, ...(picture === undefined ? {} : { picture }) };
}

function initialFacts(
  params: Readonly<Record<string, number>>,
  inputs: Readonly<Record<string, OpenedInput>>,
  profile: ProfileArtifact,
): JobFacts {
  const facts = Object.entries(inputs).map(([name, { stream, durationSeconds }]) => {
    const { sampleRate, channels } = stream;
    return [name, { duration: durationSeconds, sampleRate, channels }];
  });
  const highest = Math.max(...Object.values(inputs).map((input) => input.stream.sampleRate));
  return {
    params,
    inputs: Object.fromEntries(facts),
    measures: new Map(),
    solves: new Map(),
    correction: { loudness: 0, ceiling: profile.lossless ? headroom.lossless : headroom.lossy },
    sampleRate: chooseSampleRate(profile, highest),
  };
}
