import { matchesGlob } from 'node:path';
import type { GoldenCase } from './tier.ts';

/**
 * The cases that a filter means: the one of that name, else those below such a folder, else those whose name holds it.
 * With `*` it has to match the whole name.
 *
 * @param filter a name, a part of one or a pattern; the path of a case or of a preset does as well. All cases where absent
 */
export function chosen<Case extends GoldenCase>(cases: readonly Case[], filter: string | undefined): readonly Case[] {
  if (filter === undefined) return cases;
  const wanted = filter
    .replace(/^\.\//, '')
    .replace(/^golden\/cases\//, '')
    .replace(/\/(input\.preset)?$/, '');
  const rules: readonly ((of: Case) => boolean)[] = [
    ({ name }) => name === wanted,
    ({ name, input }) => name.startsWith(`${wanted}/`) || input.endsWith(`/${wanted}`),
    ({ name }) => (wanted.includes('*') ? matchesGlob(name, wanted) : name.includes(wanted)),
  ];
  for (const rule of rules) {
    const found = cases.filter(rule);
    if (found.length > 0) return found;
  }
  return [];
}
