import { curve } from './curve.ts';
import { duckDepth } from './duck-depth.ts';
import { format } from './format.ts';
import { lengths } from './lengths.ts';
import { levels } from './levels.ts';
import { loudness } from './loudness.ts';
import type { Subject } from './subject.ts';

/** What measures each subject of `expect` that is a figure, by its name in the language. */
export const subjects: ReadonlyMap<string, Subject> = new Map(
  Object.entries({ ...loudness, ...levels, ...lengths, ...format, duck_depth: duckDepth, curve }),
);
