import { finding } from '../../dsl/index.ts';
import { samples } from '../../golden/samples/index.ts';
import { compileFile, findingsOf, type PlacedFinding } from '../library/compile-files.ts';
import { type Declared, declaredIn } from '../library/declared.ts';
import { knownProfiles } from '../library/known-profiles.ts';
import { readSource } from '../library/preset-files.ts';

/** What was looked at, and what was found. */
export interface Counts {
  readonly files: number;
  readonly presets: number;
  readonly profiles: number;
  readonly errors: number;
  readonly warnings: number;
}

/** The outcome of a check. */
export interface Checked {
  readonly counts: Counts;
  /** By file and place. */
  readonly findings: readonly PlacedFinding[];
}

/** Checks files by themselves and against each other. */
export function checkFiles(paths: readonly string[]): Checked {
  const sources = paths.map(readSource);
  const declared = sources.flatMap(declaredIn);
  const profiles = knownProfiles(sources);
  const files = sources.map((source) => compileFile(source, profiles, new Set(samples.keys())));
  const findings = [...findingsOf(files), ...doubles(declared)].sort(byPlace);
  const count = (severity: 'error' | 'warning'): number =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const counts = {
    files: files.length,
    presets: declared.filter(({ kind }) => kind === 'preset').length,
    profiles: declared.filter(({ kind }) => kind === 'profile').length,
    errors: count('error'),
    warnings: count('warning'),
  };
  return { counts, findings };
}

/** Labels that two files declare: `lathe run` could mean either. */
function doubles(declared: readonly Declared[]): readonly PlacedFinding[] {
  const first = new Map<string, Declared>();
  return declared.flatMap((item) => {
    const earlier = first.get(item.label);
    if (earlier === undefined) first.set(item.label, item);
    if (earlier === undefined || earlier.source === item.source) return []; // within a file the compiler has said so
    const { path: file, text } = item.source;
    const related = [{ file: earlier.source.path, span: earlier.span, message: 'first defined here' }];
    return [{ diagnostic: finding('name/duplicate', { file, span: item.span, related }, { name: item.label }), text }];
  });
}

function byPlace({ diagnostic: a }: PlacedFinding, { diagnostic: b }: PlacedFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start;
}
