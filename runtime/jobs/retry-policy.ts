import type { AttemptEnd, DeadReason, FailureDescription } from '../../schemas/generated/job.ts';

/** How often, and how soon, what failed is tried again. */
export interface RetryPolicy {
  /** Attempts that may fail in a round before the job is dead. */
  readonly maxAttempts: number;
  /** Workers that may vanish in a round while they have the job. */
  readonly maxLost: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 5,
  maxLost: 5,
  firstDelayMs: 5_000,
  longestDelayMs: 300_000,
};

/** What follows on a failed attempt. */
export type Verdict =
  | { readonly kind: 'retry'; readonly delayMs: number }
  | { readonly kind: 'dead'; readonly reason: DeadReason };

/** A failed attempt, with those of the same round before it. */
export interface FailedAttempt {
  readonly worker: string;
  readonly error: FailureDescription;
  readonly earlier: readonly Pick<AttemptEnd, 'worker' | 'error'>[];
}

/**
 * Says whether a failed attempt is followed by another one, and when: exponential, half of it jitter, so that jobs that
 * failed together do not return together.
 *
 * @param random 0 to 1
 */
export function afterFailure({ worker, error, earlier }: FailedAttempt, policy: RetryPolicy, random: number): Verdict {
  if (!error.retryable) return { kind: 'dead', reason: 'non_retryable' };
  const failed = earlier.filter((attempt) => attempt.error !== undefined);
  if (isPoison(worker, error, failed)) return { kind: 'dead', reason: 'poison' };
  if (failed.length + 1 >= policy.maxAttempts) return { kind: 'dead', reason: 'exhausted' };
  const delay = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** failed.length);
  return { kind: 'retry', delayMs: Math.round(delay * (0.5 + random / 2)) };
}

/**
 * The same signature on two workers is the job's own doing, where FFmpeg gave it. Storage and queue are shared by all
 * workers: what fails there alike says nothing of the job.
 */
function isPoison(worker: string, error: FailureDescription, failed: FailedAttempt['earlier']): boolean {
  if (error.class !== 'TIMEOUT' && !error.code.startsWith('ffmpeg/')) return false;
  return failed.some((other) => other.worker !== worker && signature(other.error) === signature(error));
}

function signature(error: FailureDescription | undefined): string {
  return `${error?.code} ${error?.stage ?? ''}`;
}
