import { expect } from 'vitest';
import { type Compilation, compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import type { Diagnostic } from '../../dsl/index.ts';
import { readMarks, showFindings } from '../dsl/marked-source.ts';

interface Surroundings {
  /** Other files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Labels of profiles that tests may name. */
  readonly profiles?: readonly string[];
  /** Those that tests may ask for; any where absent. */
  readonly samples?: readonly string[];
}

/** Compiles a text as `main.preset`. */
export function compileText(text: string, { files = {}, profiles = [], samples }: Surroundings = {}): Compilation {
  const known = { profiles: new Set(profiles), ...(samples === undefined ? {} : { samples: new Set(samples) }) };
  return compile('main.preset', text, { ...memoryHost(files), ...known });
}

/** Holds that a source has the findings that its marks tell, and that there are no others. */
export function expectMarked(source: string, surroundings: Surroundings = {}): void {
  expect(findingsElsewhere(source, surroundings)).toEqual([]);
}

/** Holds that a source has the findings that its marks tell; returns those of other files. */
export function findingsElsewhere(source: string, surroundings: Surroundings): readonly string[] {
  const { text, expected } = readMarks(source);
  const { diagnostics } = compileText(text, surroundings);
  const isHere = ({ file }: Diagnostic): boolean => file === 'main.preset';
  expect(showFindings(text, diagnostics.filter(isHere))).toEqual(expected);
  return diagnostics
    .filter((diagnostic) => !isHere(diagnostic))
    .flatMap((each) =>
      showFindings(surroundings.files?.[each.file] ?? '', [each]).map((line) => `${each.file} ${line}`),
    );
}

/** A preset around a body, with an input `voice`. */
export function inPreset(body: string): string {
  return `preset a v1 {\n  input voice: Audio\n${body}\n}\n`;
}

/** The text with every edit that its findings offer. */
export function mended(text: string, surroundings: Surroundings = {}): string {
  const edits = compileText(text, surroundings).diagnostics.flatMap(({ edit }) => edit ?? []);
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((before, { span, text: instead }) => before.slice(0, span.start) + instead + before.slice(span.end), text);
}
