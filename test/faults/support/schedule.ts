import { seeded } from './random.ts';

/** Harm that is done to a service at a random time. */
export type Harm =
  | 'kill a worker'
  | 'kill the API'
  | 'restart Redis'
  | 'wipe Redis'
  | 'storage refuses'
  | 'storage resets';

export interface PlannedHarm {
  /** Since the run began. */
  readonly afterMs: number;
  readonly harm: Harm;
  /** Which of several workers is meant: 0 to 1, over all that there are. */
  readonly pick: number;
}

/** How often each harm comes, as parts of a whole. */
export type Mix = Readonly<Partial<Record<Harm, number>>>;

export interface ScheduleOptions {
  readonly seed: number;
  readonly count: number;
  /** Between two, on average. */
  readonly meanMs: number;
  readonly mix: Mix;
}

/** Draws what goes wrong, and when. The same seed draws the same. */
export function drawSchedule({ seed, count, meanMs, mix }: ScheduleOptions): readonly PlannedHarm[] {
  const random = seeded(seed);
  let afterMs = 0;
  return Array.from({ length: count }, () => {
    afterMs += Math.round(meanMs * (0.5 + random()));
    return { afterMs, harm: choose(mix, random()), pick: random() };
  });
}

/** A line for each, to be read beside a log. */
export function scheduleText(schedule: readonly PlannedHarm[]): string {
  return schedule.map(({ afterMs, harm }) => `${(afterMs / 1000).toFixed(1).padStart(7)} s  ${harm}`).join('\n');
}

function choose(mix: Mix, random: number): Harm {
  const parts = Object.entries(mix) as [Harm, number][]; // a record of harms
  const whole = parts.reduce((sum, [, part]) => sum + part, 0);
  let left = random * whole;
  for (const [harm, part] of parts) {
    left -= part;
    if (left < 0) return harm;
  }
  throw new RangeError('nothing is in the mix');
}
