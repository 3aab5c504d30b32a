import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/finding.ts';

/** The text that findings are about. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** @returns the place of a finding that covers `[start, end)` of the source */
export function placeIn({ path }: Source, start: number, end: number, edit?: Edit): Place {
  const span = { start, end };
  return edit === undefined ? { file: path, span } : { file: path, span, edit };
}
