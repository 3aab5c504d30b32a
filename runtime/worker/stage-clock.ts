/** Tells how long each stage of an attempt took, and which one it is in. */
export interface StageClock {
  readonly stage: string;
  /** Seconds since the attempt began. */
  readonly elapsedSeconds: number;
  /** Ends the present stage and begins another; the same one goes on. */
  enter(stage: string): void;
  /** Seconds by stage, in the order that they began. */
  seconds(): Readonly<Record<string, number>>;
}

/** @param now milliseconds that only grow */
export function startClock(first: string, now: () => number = () => performance.now()): StageClock {
  const begun = now();
  const spent = new Map<string, number>();
  let [stage, since] = [first, begun];
  const note = (): void => {
    spent.set(stage, (spent.get(stage) ?? 0) + now() - since);
    since = now();
  };
  return {
    get stage() {
      return stage;
    },
    get elapsedSeconds() {
      return (now() - begun) / 1000;
    },
    enter: (next) => {
      note();
      stage = next;
    },
    seconds: () => {
      note();
      return Object.fromEntries([...spent].map(([name, ms]) => [name, Math.round(ms) / 1000]));
    },
  };
}
