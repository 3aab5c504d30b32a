import type { HeardEvent, JobProgress } from '../../client/index.ts';
import { createView } from '../run/create-view.ts';
import type { ProgressView } from '../run/progress-view.ts';
import { spanText } from './words.ts';

/** Shows what happens to a job: stages with a bar on a terminal, lines elsewhere. */
export interface FollowView {
  hear(event: HeardEvent): Promise<void>;
  /** Before anything else is printed. */
  close(outcome: 'done' | 'failed'): Promise<void>;
}

/** @param say takes a line for whoever looks on */
export function createFollowView(
  say: (line: string) => void,
  open: () => Promise<ProgressView> = () => createView({}),
): FollowView {
  let stages: Stages | undefined;
  const close = async (outcome: 'done' | 'failed'): Promise<void> => {
    const ended = stages;
    stages = undefined;
    await ended?.close(outcome);
  };
  return {
    close,
    hear: async (event) => {
      if (event.type === 'progress') {
        stages ??= stagesIn(await open());
        if (event.progress !== undefined) stages.update(event.progress);
        return;
      }
      await close(event.type === 'completed' ? 'done' : 'failed');
      const line = wordOf(event);
      if (line !== undefined) say(line);
    },
  };
}

interface Stages {
  readonly update: (progress: JobProgress) => void;
  readonly close: ProgressView['close'];
}

/** The service does not say where a step ends, since the next one says so: here each one ends before the next begins. */
function stagesIn(view: ProgressView): Stages {
  let shown: { readonly progress: JobProgress; readonly step: number } | undefined;
  const show = (progress: JobProgress, step: number): void => {
    if (shown?.step === step && shown.progress.fraction === 1) return;
    shown = { progress, step };
    view.update({ ...progress, step, speed: progress.speed });
  };
  const finish = (): void => {
    if (shown !== undefined) show({ ...shown.progress, fraction: 1 }, shown.step);
  };
  return {
    update: (progress) => {
      const isSame = shown?.progress.stage === progress.stage && shown.progress.detail === progress.detail;
      if (!isSame) finish();
      show(progress, isSame ? (shown?.step ?? 1) : (shown?.step ?? 0) + 1);
    },
    close: async (outcome) => {
      if (outcome === 'done') finish();
      await view.close(outcome);
    },
  };
}

/** What an event is in a line; how a job ended is told at length by whoever follows it. */
function wordOf({ type, attempt, worker, error, at, nextAttemptAt, why, round }: HeardEvent): string | undefined {
  switch (type) {
    case 'submitted':
      return 'waiting  for a worker';
    case 'started':
      return `attempt ${attempt} on ${worker}`;
    case 'attempt_failed': {
      const pause =
        nextAttemptAt === undefined ? '' : `; again in ${spanText(Date.parse(nextAttemptAt) - Date.parse(at))}`;
      return `attempt ${attempt} failed: ${error?.message ?? 'for an unknown reason'}${pause}`;
    }
    case 'returned':
      return `attempt ${attempt} was given back: ${why}`;
    case 'retried':
      return `taken up again, in round ${round}`;
    default:
      return undefined;
  }
}
