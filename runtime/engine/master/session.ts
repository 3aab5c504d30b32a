import type { JobFacts, LinkContext, Source } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import type { AudioStream, Probe } from '../probe/probe.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Beside } from './beside.ts';
import type { Identity } from './identity.ts';
import type { MeasuredPass } from './recorded.ts';
import type { StageReport } from './report.ts';
import type { JobRequest } from './request.ts';
import type { FoundGain } from './seek-gain.ts';

/** One input of the job, opened and looked at. */
export interface OpenedInput {
  readonly probe: Probe;
  readonly stream: AudioStream;
  readonly identity: Identity;
  /** Seconds that the sound begins after its file does, as beside a picture. */
  readonly startSeconds: number;
  /** Seconds of sound, as declared; undefined where only decoding can tell. */
  readonly durationSeconds: number | undefined;
  /** Being computed while FFmpeg works. */
  readonly sha256: Promise<string>;
}

/** One job under way: any, or one whose master is made. */
export interface Session<Request extends JobRequest = JobRequest> {
  readonly request: Request;
  readonly workspace: Workspace;
  readonly inputs: Readonly<Record<string, OpenedInput>>;
  /** The preset's inputs, and what is kept in scratch as it comes to be. */
  readonly sources: Record<string, Source>;
  /** Links that stand in scratch, and the name of the source that each is read from. */
  readonly kept: Map<string, string>;
  /** The pass that left each of those sources. */
  readonly leftBy: Map<string, string>;
  /** What measurements heard so far, by id. */
  readonly heard: Map<string, Loudness>;
  /** The measurement that is gated together with those of other jobs; it may hear nothing. */
  readonly jointMeasure?: string;
  /** Measurements whose true peak is an upper estimate; measured exactly as soon as a decision hangs on it. */
  readonly estimates: Set<string>;
  readonly beside: Beside;
  /** The processes that have been run, in order. */
  readonly stages: StageReport[];
  /** What the measuring ones among them found, and what was taken from an earlier job instead. */
  readonly passes: MeasuredPass[];
  /** What searches for a gain have found, by solve: the next one begins there. */
  readonly searches: Map<string, FoundGain & { readonly target: number }>;
}

/** What the linker needs at this point of the job. */
export function linkContext({ request, kept }: Session, facts: JobFacts): LinkContext {
  return { artifact: request.preset.artifact, profile: request.profile.artifact, facts, kept };
}

/** Seconds of the longest input, from where its file begins; undefined where one does not say. */
export function longestInput({ inputs }: Pick<Session, 'inputs'>): number | undefined {
  const lengths = Object.values(inputs).map(({ startSeconds, durationSeconds }) =>
    durationSeconds === undefined ? Number.NaN : startSeconds + durationSeconds,
  );
  const longest = Math.max(...lengths);
  return Number.isNaN(longest) ? undefined : longest;
}
