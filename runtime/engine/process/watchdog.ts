import type { LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';
import type { Limits } from './spec.ts';

/** Holds a process to its limits. */
export interface Watchdog {
  /** Tells where the output stands: only an advance counts as progress. */
  advance(positionSeconds: number): void;
  stop(): void;
}

/** setTimeout takes no more than 31 bits of milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Starts to watch; `onLimit` is called at most once, with the failure to end the process for. */
export function watch(limits: Limits, onLimit: (reached: LatheFailure) => void): Watchdog {
  let position: number | undefined;
  const reach = (reached: LatheFailure): void => {
    stop();
    onLimit(reached);
  };
  const deadline = after(limits.totalSeconds, () => {
    reach(failure('timeout/deadline', { limitSeconds: limits.totalSeconds }));
  });
  let stall = after(limits.firstProgressSeconds, () => {
    reach(failure('timeout/stalled', { limitSeconds: limits.firstProgressSeconds, position: undefined }));
  });
  const stop = (): void => {
    clearTimeout(deadline);
    clearTimeout(stall);
  };

  return {
    advance: (positionSeconds) => {
      if (position !== undefined && positionSeconds <= position) return;
      position = positionSeconds;
      clearTimeout(stall);
      stall = after(limits.stallSeconds, () => {
        reach(failure('timeout/stalled', { limitSeconds: limits.stallSeconds, position }));
      });
    },
    stop,
  };
}

function after(seconds: number, action: () => void): NodeJS.Timeout {
  return setTimeout(action, Math.min(seconds * 1000, LONGEST_TIMER_MS));
}
