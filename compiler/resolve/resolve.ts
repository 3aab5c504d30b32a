import { type Declaration, type Identifier, type Import, type Module, parse } from '../../dsl/index.ts';
import type { Reporter } from '../check/reporter.ts';
import { nearest } from '../check/suggest.ts';
import { type Host, resolvePath } from '../host.ts';
import type { KnownChain, ResolvedModule } from './resolved-module.ts';

interface Loader {
  readonly host: Host;
  readonly reporter: Reporter;
  /** Finished files by path; undefined for those with syntax errors. */
  readonly loaded: Map<string, ResolvedModule | undefined>;
  /** Files whose imports are being followed, outermost first. */
  readonly loading: readonly string[];
}

/**
 * Parses a file and all that it imports, and binds the names of chains.
 *
 * @returns undefined where the file itself has syntax errors
 */
export function resolve(path: string, text: string, host: Host, reporter: Reporter): ResolvedModule | undefined {
  return load(path, text, { host, reporter, loaded: new Map(), loading: [] });
}

function load(path: string, text: string, loader: Loader): ResolvedModule | undefined {
  if (loader.loaded.has(path)) return loader.loaded.get(path);
  const { module, diagnostics } = parse(path, text);
  loader.reporter.adopt(diagnostics);
  const resolved = module && bindChains(module, { ...loader, loading: [...loader.loading, path] });
  loader.loaded.set(path, resolved);
  return resolved;
}

function bindChains(module: Module, loader: Loader): ResolvedModule {
  const chains = new Map<string, KnownChain>();
  const resolved: ResolvedModule = { path: module.path, module, chains };
  reportDoubles(module, loader.reporter);
  for (const declaration of module.declarations) {
    if (declaration.kind === 'chain') chains.set(declaration.name.name, { chain: declaration, home: resolved });
  }
  for (const item of module.imports) bindImport(item, module, chains, loader);
  return resolved;
}

function bindImport(item: Import, module: Module, chains: Map<string, KnownChain>, loader: Loader): void {
  const source = follow(item, module.path, loader);
  if (source === undefined) return;
  for (const name of item.names) {
    const chain = source.chains.get(name.name);
    if (chain !== undefined) chains.set(name.name, chain);
    else {
      const data = { name: name.name, path: item.from.value, nearest: nearest(name.name, source.chains.keys()) };
      loader.reporter.report('import/unknown_name', { file: module.path, span: name.span }, data);
    }
  }
}

/** Loads what an import names; reports why it cannot be had. */
function follow(item: Import, importer: string, loader: Loader): ResolvedModule | undefined {
  const place = { file: importer, span: item.from.span };
  const path = resolvePath(importer, item.from.value);
  if (loader.loading.includes(path)) {
    loader.reporter.report('import/cycle', place, { path: item.from.value });
    return undefined;
  }
  const text = loader.host.read(path);
  if (text === undefined) {
    loader.reporter.report('import/missing', place, { path: item.from.value });
    return undefined;
  }
  const resolved = load(path, text, loader);
  if (resolved === undefined) loader.reporter.report('import/broken', place, { path: item.from.value });
  return resolved;
}

/** The text that two declarations of one file may not share. */
function labelOf(declaration: Declaration): string {
  if (declaration.kind === 'chain') return declaration.name.name;
  return `${declaration.id.name.name} v${declaration.id.version}`;
}

function nameOf(declaration: Declaration): Identifier {
  return declaration.kind === 'chain' ? declaration.name : declaration.id.name;
}

function reportDoubles(module: Module, reporter: Reporter): void {
  const first = new Map<string, Identifier>();
  const named = [
    ...module.imports.flatMap((item) => item.names.map((name) => ({ label: name.name, name }))),
    ...module.declarations.map((declaration) => ({ label: labelOf(declaration), name: nameOf(declaration) })),
  ];
  for (const { label, name } of named) {
    const earlier = first.get(label);
    if (earlier === undefined) first.set(label, name);
    else {
      const related = [{ file: module.path, span: earlier.span, message: 'first defined here' }];
      reporter.report('name/duplicate', { file: module.path, span: name.span, related }, { name: label });
    }
  }
}
