import type { JobProgress } from '../../runtime/engine/master/request.ts';

/** A step of a job as it is shown: of one that runs here, or of one that a worker runs. */
export interface ShownProgress extends Omit<JobProgress, 'stage'> {
  readonly stage: string;
}

/** Shows how a job gets on. */
export interface ProgressView {
  readonly update: (progress: ShownProgress) => void;
  /** Call it once the job is over, before anything else is printed. */
  readonly close: (outcome: 'done' | 'failed') => Promise<void>;
}

/** Nothing at all, for machines. */
export const silentView: ProgressView = { update: () => undefined, close: async () => undefined };

/**
 * One line for each step once it is done, for files and pipes.
 *
 * @param now milliseconds, from any origin
 */
export function createLineView(say: (line: string) => void, now: () => number = () => performance.now()): ProgressView {
  let started = { step: 0, at: 0 };
  return {
    update: ({ step, stage, detail, fraction }) => {
      if (step !== started.step) started = { step, at: now() };
      if (fraction === 1) say(`${stage.padEnd(7)}  ${detail}  ${secondsText(now() - started.at)}`);
    },
    close: async () => undefined,
  };
}

/** `1.2 s` */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
