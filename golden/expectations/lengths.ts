import { figureOf, type Subject } from './subject.ts';

/** How long the master is, and its longest silence; seconds. */
export const lengths: Readonly<Record<string, Subject>> = {
  duration: figureOf((sound) => sound.durationSeconds),
  silence: figureOf((sound) => sound.silenceSeconds),
};
