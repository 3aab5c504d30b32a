import type { Observation } from '../../jobs/job-feed.ts';

/** Figures that come up beside the work: they are sent together once a second, and kept meanwhile. */
export interface SideFigures {
  add(observation: Observation): void;
  /** Sends what is left. */
  end(): Promise<void>;
}

const EVERY_MS = 1_000;
const MOST_KEPT = 10_000;

/** @param send where it fails, the figures are sent with the next ones */
export function sideFigures(send: (observations: readonly Observation[]) => Promise<void>): SideFigures {
  let kept: Observation[] = [];
  const flush = async (): Promise<void> => {
    const sent = kept;
    kept = [];
    await send(sent).catch(() => {
      kept = [...sent, ...kept].slice(-MOST_KEPT);
    });
  };
  const timer = setInterval(() => void (kept.length > 0 && flush()), EVERY_MS).unref();
  return {
    add: (observation) => void kept.push(observation),
    end: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
