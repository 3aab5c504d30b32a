import type { Observation } from '../../jobs/job-feed.ts';
import { type Addition, additionOf } from './add-figures.ts';

/** Figures that come up beside the work: they are sent together once a second, and kept meanwhile. */
export interface SideFigures {
  add(observation: Observation): void;
  /** Sends what is left. */
  end(): Promise<void>;
}

const EVERY_MS = 1_000;
const MOST_KEPT = 10_000;

/** @param send where it fails, the same is sent again before what came since: it may have arrived */
export function sideFigures(send: (addition: Addition) => Promise<void>): SideFigures {
  let kept: Observation[] = [];
  let unsure: Addition | undefined;
  let sending: Promise<void> | undefined;

  const sendOne = async (): Promise<void> => {
    if (unsure === undefined && kept.length > 0) [unsure, kept] = [additionOf(kept), []];
    if (unsure === undefined) return;
    await send(unsure);
    unsure = undefined;
  };
  const sendAll = async (): Promise<void> => {
    if (unsure !== undefined) await sendOne();
    await sendOne();
  };
  const flush = (): Promise<void> => {
    sending ??= sendAll()
      .catch(() => undefined)
      .finally(() => {
        sending = undefined;
      });
    return sending;
  };
  const timer = setInterval(() => void flush(), EVERY_MS).unref();
  return {
    add: (observation) => {
      kept.push(observation);
      if (kept.length > MOST_KEPT) kept.shift();
    },
    end: async () => {
      clearInterval(timer);
      await sending;
      await flush();
    },
  };
}
