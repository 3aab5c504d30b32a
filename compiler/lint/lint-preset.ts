import type { Preset } from '../../dsl/index.ts';
import type { PresetArtifact } from '../../schemas/generated/artifact.ts';
import type { Reporter } from '../check/reporter.ts';
import { nearest } from '../check/suggest.ts';
import { citedSpec } from './cited-spec.ts';
import { contradictions } from './contradictions.ts';
import { specs } from './specs.ts';

/** A compiled preset and where it is declared. */
export interface LintedPreset {
  readonly file: string;
  readonly declaration: Preset;
  readonly artifact: PresetArtifact;
}

/** Warns where a preset promises something else than the specification that its doc comment cites. */
export function lintPreset({ file, declaration, artifact }: LintedPreset, reporter: Reporter): void {
  const id = citedSpec(declaration.doc);
  if (id === undefined) return;
  const place = { file, span: declaration.id.span };
  const spec = specs.get(id);
  if (spec === undefined) {
    const known = [...specs.keys()];
    reporter.report('spec/unknown', place, { id, nearest: nearest(id, known), known: known.join(', ') });
    return;
  }
  const { name, source } = spec;
  for (const contradiction of contradictions(artifact, spec)) {
    reporter.report('spec/contradicted', place, { ...contradiction, name, source });
  }
}
