import { choiceOr } from './params.ts';

/** FFmpeg's names of the curves that we offer. */
export const fadeCurves = { linear: 'tri', equal_power: 'qsin', s_curve: 'hsin', taper: 'qua' } as const;

export const curve = choiceOr(
  ['linear', 'equal_power', 's_curve', 'taper'],
  's_curve',
  'level half-way: linear and s_curve (soft at both ends) -6 dB, equal_power -3 dB, taper (like a fader) -12 dB',
);
