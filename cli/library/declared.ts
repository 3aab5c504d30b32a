import { parse, type Span } from '../../dsl/index.ts';
import type { SourceFile } from './preset-files.ts';

/** A preset or a profile that a source declares, known before anything is compiled. */
export interface Declared {
  readonly kind: 'preset' | 'profile';
  /** `name_vN` */
  readonly label: string;
  readonly doc: string;
  /** Of its name and version. */
  readonly span: Span;
  readonly source: SourceFile;
}

/** What a source declares, in its order; nothing of one with syntax errors. */
export function declaredIn(source: SourceFile): readonly Declared[] {
  const declarations = parse(source.path, source.text).module?.declarations ?? [];
  return declarations.flatMap((declaration) => {
    if (declaration.kind === 'chain') return [];
    const { kind, doc, id } = declaration;
    return [{ kind, label: `${id.name.name}_v${id.version}`, doc, span: id.span, source }];
  });
}

/** The labels of all profiles among declarations. */
export function profileLabels(declared: readonly Declared[]): ReadonlySet<string> {
  return new Set(declared.filter(({ kind }) => kind === 'profile').map(({ label }) => label));
}
