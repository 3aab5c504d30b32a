import { limitsFor } from '../process/limits.ts';
import type { FfmpegRun, FfmpegSpec, Progress } from '../process/spec.ts';
import type { AsideKind, StageReport } from './report.ts';
import type { StageKind } from './request.ts';
import { longestInput, type Session } from './session.ts';

/** What a step is about. */
export interface StepSubject {
  readonly stage: StageKind;
  /** For people, such as `measuring voice and music`. */
  readonly detail: string;
  /** Seconds of media that it gives; undefined where nobody knows. */
  readonly seconds: number | undefined;
}

/** A step of the job under way: one FFmpeg, or two on a pipe. */
export interface Step {
  /** The spec of the process whose progress is the step's. */
  lead(args: readonly string[]): FfmpegSpec;
  /** The spec of a process beside it, which the report calls by another name. */
  follow(stage: StageReport['stage'], args: readonly string[]): FfmpegSpec;
  /** Notes the processes in the report, and tells that the step is done. */
  finish(lead: FfmpegRun, ...followers: readonly [stage: StageReport['stage'], run: FfmpegRun][]): void;
}

/** A process beside the steps, which nobody waits for until the end. */
interface Aside {
  spec(args: readonly string[]): FfmpegSpec;
  finish(run: FfmpegRun): void;
}

/** What a process beside the steps is about. */
export interface AsideSubject {
  readonly stage: AsideKind;
  /** For people. */
  readonly detail: string;
  /** A folder of the workspace that is its own. */
  readonly cwd: string;
}

/** Begins a process beside the steps. */
export function beginAside(session: Session, { stage, detail, cwd }: AsideSubject): Aside {
  const logPath = session.workspace.path(`${stage}.log`);
  return {
    spec: (args) => ({
      ...commonSpec(session, longestInput(session)),
      signal: session.beside.signal,
      isBackground: true,
      args,
      cwd,
      logPath,
    }),
    finish: ({ argv, wallSeconds, cpuSeconds }) => {
      session.stages.push({ step: 0, stage, detail, argv, wallSeconds, cpuSeconds });
    },
  };
}

/** What all processes of a job share. */
function commonSpec({ request, inputs }: Session, seconds: number | undefined) {
  return {
    ffmpegPath: request.host.ffmpegPath,
    confinement: request.host.confinement,
    limits: request.limits ?? limitsFor(longestOf(seconds, longestInput({ inputs })), copiedBytes({ request, inputs })),
    ...(request.cpuMode === undefined ? {} : { cpuMode: request.cpuMode }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}

/** What a copied picture adds to the deliverable, at the most. */
export function copiedBytes({ request, inputs }: Pick<Session, 'request' | 'inputs'>): number {
  if (request.profile.artifact.video !== 'copy') return 0;
  return Math.max(0, ...Object.values(inputs).map(({ probe }) => (probe.video.length > 0 ? probe.sizeBytes : 0)));
}

/** Begins the next step: its processes run in the workspace, and log there under its number. */
export function beginStep(session: Session, { stage, detail, seconds }: StepSubject): Step {
  const { request, workspace, stages } = session;
  const step = Math.max(0, ...stages.map((done) => done.step)) + 1;
  const tell = forwardOnly((fraction, speed) => request.onProgress?.({ stage, step, detail, fraction, speed }));
  const specOf = (name: string, args: readonly string[]): FfmpegSpec => ({
    ...commonSpec(session, seconds),
    args,
    cwd: workspace.directory,
    logPath: workspace.path(`${String(step).padStart(2, '0')}-${name}.log`),
    stage,
  });
  const note = (name: StageReport['stage'], { argv, wallSeconds, cpuSeconds }: FfmpegRun): void => {
    stages.push({ step, stage: name, detail, argv, wallSeconds, cpuSeconds });
  };
  tell(0, undefined);
  return {
    lead: (args) => {
      const onProgress = ({ positionSeconds, speed }: Progress): void =>
        tell(seconds === undefined ? 0 : Math.min(0.99, positionSeconds / seconds), speed);
      return { ...specOf(stage, args), onProgress };
    },
    follow: (name, args) => ({ ...specOf(name, args), isBackground: true }),
    finish: (lead, ...followers) => {
      note(stage, lead);
      for (const [name, run] of followers) note(name, run);
      tell(1, undefined);
    },
  };
}

/** Time stamps may step back, as where a stream of several begins late; a bar that does so looks broken. */
function forwardOnly(tell: (fraction: number, speed: number | undefined) => void): typeof tell {
  let furthest = 0;
  return (fraction, speed) => {
    furthest = Math.max(furthest, fraction);
    tell(furthest, speed);
  };
}

/** The longer of two lengths; undefined where either is not known, so that no limit is too tight. */
function longestOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}
