import { type Compilation, compile } from '../../compiler/compile.ts';
import type { Diagnostic } from '../../dsl/index.ts';
import { readSource, type SourceFile, tryRead } from './preset-files.ts';

/** A source file and what it compiles to. */
export interface CompiledFile extends SourceFile {
  readonly compilation: Compilation;
  /** The texts of the files that it imports, by path. */
  readonly imported: ReadonlyMap<string, string>;
}

/** Compiles one file whose imports are beside it. */
export function compileFile(
  source: SourceFile,
  profiles: ReadonlySet<string>,
  samples?: ReadonlySet<string>,
): CompiledFile {
  const imported = new Map<string, string>();
  const read = (path: string): string | undefined => {
    const text = tryRead(path);
    if (text !== undefined) imported.set(path, text);
    return text;
  };
  return {
    ...source,
    compilation: compile(source.path, source.text, { read, profiles, ...(samples === undefined ? {} : { samples }) }),
    imported,
  };
}

/** A finding with the text that it is about, which may be that of an imported file. */
export interface PlacedFinding {
  readonly diagnostic: Diagnostic;
  readonly text: string;
}

/** The findings of several files, each once: a file that two others import is told of once. */
export function findingsOf(files: readonly CompiledFile[]): readonly PlacedFinding[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const found = new Map<string, PlacedFinding>();
  for (const diagnostic of files.flatMap(({ compilation }) => compilation.diagnostics)) {
    const { file, span, code, message } = diagnostic;
    const text = texts.get(file) ?? readSource(file).text;
    found.set([file, span.start, span.end, code, message].join('\n'), { diagnostic, text });
  }
  return [...found.values()];
}

/** True where nothing stands in the way of using what a file declares. */
export function isSound({ compilation }: CompiledFile): boolean {
  return compilation.diagnostics.every(({ severity }) => severity !== 'error');
}
