import { renderDiagnostic } from '../../dsl/index.ts';
import type { PlacedFinding } from '../library/compile-files.ts';
import { isColourful } from './colours.ts';

/** Findings as a compiler shows them, with an empty line between two. */
export function renderFindings(findings: readonly PlacedFinding[], destination: { readonly isTTY?: boolean }): string {
  const colour = isColourful(destination, process.env);
  return findings.map(({ diagnostic, text }) => renderDiagnostic(diagnostic, text, { colour })).join('\n\n');
}
