import { channels } from './channels.ts';
import { compress } from './compress.ts';
import { concat } from './concat.ts';
import { crossfade } from './crossfade.ts';
import { deess } from './deess.ts';
import { delay } from './delay.ts';
import { denoise } from './denoise.ts';
import { duck } from './duck.ts';
import { eq } from './eq.ts';
import { expand } from './expand.ts';
import { fadeIn } from './fade-in.ts';
import { fadeOut } from './fade-out.ts';
import { gain } from './gain.ts';
import { gate } from './gate.ts';
import { highpass } from './highpass.ts';
import { level } from './level.ts';
import { limit } from './limit.ts';
import { loop } from './loop.ts';
import { lowpass } from './lowpass.ts';
import { mix } from './mix.ts';
import { normalize } from './normalize.ts';
import { normalizeRms } from './normalize-rms.ts';
import type { Operator } from './operator.ts';
import { pad } from './pad.ts';
import { resample } from './resample.ts';
import { shelf } from './shelf.ts';
import { trim } from './trim.ts';
import { trimSilence } from './trim-silence.ts';

/** In the order of a channel strip: levels and tone, dynamics, loudness, several streams, time. */
const all: readonly Operator[] = [
  channels,
  gain,
  highpass,
  lowpass,
  eq,
  shelf,
  denoise,
  deess,
  gate,
  expand,
  compress,
  level,
  limit,
  normalize,
  normalizeRms,
  duck,
  mix,
  concat,
  crossfade,
  loop,
  trim,
  trimSilence,
  fadeIn,
  fadeOut,
  pad,
  delay,
  resample,
];

/** Every built-in operator by name. */
export const operators: ReadonlyMap<string, Operator> = new Map(all.map((operator) => [operator.name, operator]));
