import type { PresetArtifact, ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import type { CpuMode, FfmpegHost } from '../host/host.ts';
import type { StreamChoice } from '../probe/probe.ts';
import type { Limits } from '../process/spec.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Recorded } from './recorded.ts';

/** An artifact and the names that people know it by. */
export interface Addressed<Artifact> {
  readonly artifact: Artifact;
  /** SHA-256 of its canonical bytes. */
  readonly hash: string;
  /** `name_vN`, where it has one. */
  readonly label?: string;
}

/** A file for one of the preset's inputs. */
export interface InputFile {
  readonly path: string;
  readonly stream: StreamChoice;
}

/** A job: what to make of which files. */
export interface JobRequest {
  readonly preset: Addressed<PresetArtifact>;
  readonly profile: Addressed<ProfileArtifact>;
  /** By the preset's input names; one for each. */
  readonly inputs: Readonly<Record<string, InputFile>>;
  /** Values for some of the preset's params, in each param's unit; the others keep their defaults. */
  readonly params: Readonly<Record<string, number>>;
  readonly host: FfmpegHost;
  readonly cpuMode?: CpuMode;
  /** How long each process may take; by the length of the media where absent. */
  readonly limits?: Limits;
  readonly signal?: AbortSignal;
  /** Where it is done: all that it makes and logs stays there, for the caller to look at. One of its own, removed at its end, where absent. */
  readonly workspace?: Workspace;
  /** What an earlier job measured of the same bytes: taken as given, as far as it goes. Everything is measured where absent. */
  readonly recorded?: Recorded;
  readonly onProgress?: (progress: JobProgress) => void;
}

/** A job whose master is made, and where it goes. */
export interface MasterRequest extends JobRequest {
  readonly destination: string;
  /** True replaces a file that is there. */
  readonly force: boolean;
  /** A folder that keeps each stage's FFmpeg log; none are kept where it is absent. */
  readonly logFolder?: string;
}

export type StageKind = 'analyze' | 'solve' | 'render';

/** Where a job stands. Every stage begins with a fraction of 0 and ends with one of 1. */
export interface JobProgress {
  readonly stage: StageKind;
  /** Counts from 1; each is one FFmpeg, or two on a pipe. */
  readonly step: number;
  /** What it is about, such as `measuring voice and music` or `encoding aac again: it was 0.31 dB over the ceiling`. */
  readonly detail: string;
  /** 0 to 1 */
  readonly fraction: number;
  /** Media seconds a wall second; undefined until known. */
  readonly speed: number | undefined;
}
