import type { JobFacts, LinkContext, Sources } from '../../../compiler/artifact/link/index.ts';
import type { AudioStream, Probe } from '../probe/probe.ts';
import { limitsFor } from '../process/limits.ts';
import type { FfmpegSpec, Progress } from '../process/spec.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { StageReport } from './report.ts';
import type { MasterRequest, StageKind } from './request.ts';

/** One input of the job, opened and looked at. */
export interface OpenedInput {
  readonly probe: Probe;
  readonly stream: AudioStream;
  /** As declared, in seconds. */
  readonly durationSeconds: number;
  /** Being computed while FFmpeg works. */
  readonly sha256: Promise<string>;
}

/** One job under way. */
export interface Session {
  readonly request: MasterRequest;
  readonly workspace: Workspace;
  readonly inputs: Readonly<Record<string, OpenedInput>>;
  readonly sources: Sources;
  /** Seconds of the longest input. */
  readonly mediaSeconds: number;
  /** What has been run, in order. */
  readonly stages: StageReport[];
}

/** A prepared job: its session and what is known before anything has been measured. */
export interface PreparedJob {
  readonly session: Session;
  readonly facts: JobFacts;
}

/** What the linker needs at this point of the job. */
export function linkContext({ request }: Session, facts: JobFacts): LinkContext {
  return { artifact: request.preset.artifact, profile: request.profile.artifact, facts };
}

/** One process of a stage, before it is run. */
export interface StageProcess {
  readonly stage: StageKind;
  /** For people, such as `measuring voice and music`. */
  readonly detail: string;
  readonly args: readonly string[];
}

/** The spec of a stage's process: in the workspace, logged by its number, reporting progress as a fraction. */
export function specOf(session: Session, process: StageProcess, name: string): FfmpegSpec {
  const { request, workspace, mediaSeconds, stages } = session;
  const { stage, detail, args } = process;
  const step = stages.length + 1;
  const report = (fraction: number, speed: number | undefined): void =>
    request.onProgress?.({ stage, step, detail, fraction, speed });
  report(0, undefined);
  const onProgress = ({ positionSeconds, speed }: Progress): void =>
    report(Math.min(0.99, Math.max(0, positionSeconds / mediaSeconds)), speed);
  return {
    ffmpegPath: request.host.ffmpegPath,
    args,
    cwd: workspace.directory,
    logPath: workspace.path(`${String(step).padStart(2, '0')}-${name}.log`),
    limits: limitsFor(mediaSeconds),
    stage,
    onProgress,
    ...(request.cpuMode === undefined ? {} : { cpuMode: request.cpuMode }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}

/** Notes a finished process in the session and tells that it is done. */
export function finishStep(session: Session, report: StageReport): void {
  session.stages.push(report);
  const { stage, detail } = report;
  session.request.onProgress?.({ stage, step: session.stages.length, detail, fraction: 1, speed: undefined });
}
