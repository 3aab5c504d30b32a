import { layouts } from './layouts.ts';
import { music } from './music.ts';
import type { Recipe } from './recipe.ts';
import { speech } from './speech.ts';
import { tones } from './tones.ts';
import { video } from './video.ts';

/** Every recipe by the name that `sample("name")` in a test block uses. */
export const samples: ReadonlyMap<string, Recipe> = new Map(
  [speech, music, tones, layouts, video].flat().map((recipe) => [recipe.name, recipe]),
);
