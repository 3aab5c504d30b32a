import { dirname, join } from 'node:path';
import { type Diagnostic, renderDiagnostic } from '../../dsl/index.ts';
import { readText } from '../harness/project.ts';
import type { GoldenCase } from '../harness/tier.ts';

/** Findings as a person sees them, without colours. */
export function findingsText(of: GoldenCase, diagnostics: readonly Diagnostic[]): string {
  const texts = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, textOf(of, diagnostic.file)));
  return `${texts.join('\n\n')}\n`;
}

/** The text that a finding is about: the file itself, or one that it imports. */
function textOf({ input, text }: GoldenCase, file: string): string {
  if (input.endsWith(`/${file}`)) return text;
  return readText(join(dirname(input), file)) ?? '';
}
