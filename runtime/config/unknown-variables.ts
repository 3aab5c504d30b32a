import { closest, distance } from 'fastest-levenshtein';
import type { Environment, Problem } from './config.ts';
import { settings } from './settings/index.ts';

const known = Object.values(settings).map(({ variable }) => variable);

/** What only the tests and tools of Lathe's own source read. */
const ofDevelopment = /^LATHE_(CHROMIUM|LONG|OTHER_FFMPEG|TEST_\w+)$/;

/** Variables that are named like ours and that nobody reads, each with the one that was most likely meant. */
export function unknownVariables(environment: Environment): readonly Problem[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('LATHE_') && !known.includes(name) && !ofDevelopment.test(name))
    .toSorted()
    .map((variable) => ({ variable, says: `means nothing to Lathe${suggestion(variable)}` }));
}

function suggestion(name: string): string {
  const nearest = closest(name, known);
  return distance(name, nearest) <= name.length / 3 ? `; did you mean ${nearest}?` : '';
}
