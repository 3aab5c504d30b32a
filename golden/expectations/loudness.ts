import { figureOf, type Subject } from './subject.ts';

/** Loudness of the whole (ITU-R BS.1770), its range (EBU Tech 3342), and its highest readings (EBU Tech 3341). */
export const loudness: Readonly<Record<string, Subject>> = {
  loudness: figureOf((sound) => sound.integratedLufs),
  loudness_range: figureOf((sound) => sound.rangeLu),
  momentary_max: figureOf((sound) => sound.momentaryMaxLufs),
  short_term_max: figureOf((sound) => sound.shortTermMaxLufs),
};
