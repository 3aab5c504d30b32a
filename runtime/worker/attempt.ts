import type { AttemptStart, JobRequest } from '../../schemas/generated/job.ts';
import type { Claim } from '../jobs/job-feed.ts';
import type { Survey } from '../ledger/survey.ts';
import type { JobLog, Log } from './job-log.ts';
import type { StageClock } from './stage-clock.ts';
import type { Surroundings } from './worker.ts';

/** A claim and what the ledger holds of its job. */
export interface ClaimedJob {
  readonly around: Surroundings;
  readonly claim: Claim;
  readonly request: JobRequest;
  readonly survey: Survey;
  readonly log: Log;
}

/** One attempt under way. */
export interface Attempt extends ClaimedJob {
  readonly start: AttemptStart;
  readonly log: JobLog;
  readonly clock: StageClock;
  /** Filled as things become known, so that a failed attempt tells as much as it learnt. */
  readonly notes: AttemptNotes;
}

/** An input as it was fetched. */
export interface FetchedInput {
  readonly uri: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What an attempt learnt. */
export interface AttemptNotes {
  readonly inputs: Record<string, FetchedInput>;
  bytesOut: number;
  /** User and system time of FFmpeg's processes. */
  cpuSeconds: number;
  /** Of the longest input. */
  mediaSeconds?: number;
  /** LU, achieved minus target. */
  loudnessErrorLu?: number;
  /** dB, ceiling minus achieved. */
  truePeakMarginDb?: number;
  /** Paths of this machine, and what they are called outside: URIs, as they may be shown. */
  readonly names: Map<string, string>;
  /** What is kept of it for inspection, and until when. */
  debug?: { readonly uri: string; readonly expiresAt: string };
}

/** Where something of an attempt is kept. */
export function attemptUri({ around, claim, start }: Attempt, name: string): string {
  return around.ledger.keys.attempt(claim.id, start.attempt, name);
}
