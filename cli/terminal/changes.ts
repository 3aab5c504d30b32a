import type { Change } from '../../compiler/diff/index.ts';
import type { Colours } from './colours.ts';

/** One difference on a line, with the sign that diffs have. */
export function renderChange({ kind, text }: Change, { green, red, yellow }: Colours): string {
  if (kind === 'added') return green(`+ ${text}`);
  return kind === 'removed' ? red(`- ${text}`) : yellow(`~ ${text}`);
}
