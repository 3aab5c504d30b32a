import type { JobProgress } from '../../../schemas/generated/job.ts';
import type { JobId } from '../../jobs/job-id.ts';

/** Lets through what is worth it: at most one a second, and only where it moved by a hundredth or to something else. */
export interface ProgressThrottle {
  offer(id: JobId, progress: JobProgress): void;
  /** Forgets what waits. */
  clear(): void;
}

const EVERY_MS = 1_000;
const STEP = 0.01;

export function progressThrottle(send: (id: JobId, progress: JobProgress) => void): ProgressThrottle {
  let sent: { readonly id: JobId; readonly progress: JobProgress; readonly at: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const pass = (id: JobId, progress: JobProgress): void => {
    sent = { id, progress, at: performance.now() };
    send(id, progress);
  };
  return {
    clear,
    offer: (id, progress) => {
      if (sent !== undefined && sent.id === id && !isNews(sent.progress, progress)) return;
      clear();
      const waitMs = sent === undefined ? 0 : sent.at + EVERY_MS - performance.now();
      if (waitMs <= 0) return pass(id, progress);
      timer = setTimeout(() => pass(id, progress), waitMs);
    },
  };
}

function isNews(before: JobProgress, now: JobProgress): boolean {
  const isElsewhere = before.attempt !== now.attempt || before.stage !== now.stage || before.detail !== now.detail;
  return isElsewhere || Math.abs(now.fraction - before.fraction) >= STEP;
}
