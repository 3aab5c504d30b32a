import { type Chain, type Declaration, type Identifier, type Import, type Module, parse } from '../../dsl/index.ts';
import { type Findings, replace } from '../check/reporter.ts';
import { nearest } from '../check/suggest.ts';
import { type Host, resolvePath } from '../host.ts';
import { operators } from '../operators/index.ts';
import type { KnownChain, ResolvedModule } from './resolved-module.ts';

interface Loader {
  readonly host: Host;
  readonly findings: Findings;
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
export function resolve(path: string, text: string, host: Host, findings: Findings): ResolvedModule | undefined {
  return load(path, text, { host, findings, loaded: new Map(), loading: [] });
}

function load(path: string, text: string, loader: Loader): ResolvedModule | undefined {
  const key = resolvePath('', path);
  if (loader.loaded.has(key)) return loader.loaded.get(key);
  const { module, diagnostics } = parse(path, text);
  loader.findings.adopt(diagnostics);
  const resolved = module && bindChains(module, { ...loader, loading: [...loader.loading, key] });
  loader.loaded.set(key, resolved);
  return resolved;
}

function bindChains(module: Module, loader: Loader): ResolvedModule {
  const chains = new Map<string, KnownChain>();
  const unavailable = new Set<string>();
  const resolved: ResolvedModule = { path: module.path, module, chains, unavailable };
  reportDoubles(module, loader.findings);
  for (const declaration of module.declarations) {
    if (declaration.kind === 'chain') bindChain(declaration, resolved, chains, loader.findings);
  }
  for (const item of module.imports) {
    const source = follow(item, module.path, loader);
    for (const name of item.names) {
      const chain = source?.chains.get(name.name);
      if (chain !== undefined) chains.set(name.name, chain);
      else unavailable.add(name.name);
      if (source !== undefined && chain === undefined) reportUnknown(name, item, source, module, loader.findings);
    }
  }
  return resolved;
}

/** Knows a chain by its name, unless an operator has that name already. */
function bindChain(chain: Chain, home: ResolvedModule, chains: Map<string, KnownChain>, findings: Findings): void {
  const { name, span } = chain.name;
  if (operators.has(name)) findings.report('name/built_in', { file: home.path, span }, { name });
  else if (!chains.has(name)) chains.set(name, { chain, home });
}

function reportUnknown(
  { name, span }: Identifier,
  { from }: Import,
  source: ResolvedModule,
  { path }: Module,
  findings: Findings,
): void {
  if (source.unavailable.has(name)) return;
  const likely = nearest(name, source.chains.keys());
  const place = { file: path, span, ...replace(span, likely) };
  findings.report('import/unknown_name', place, { name, path: from.value, nearest: likely });
}

/** Loads what an import names; reports why it cannot be had. */
function follow(item: Import, importer: string, loader: Loader): ResolvedModule | undefined {
  const place = { file: importer, span: item.from.span };
  if (!item.from.value.endsWith('.preset')) {
    loader.findings.report('import/no_preset', place, { path: item.from.value });
    return undefined;
  }
  const path = resolvePath(importer, item.from.value);
  if (loader.loading.includes(path)) {
    loader.findings.report('import/cycle', place, { path: item.from.value });
    return undefined;
  }
  const text = loader.host.read(path);
  if (text === undefined) {
    loader.findings.report('import/missing', place, { path: item.from.value });
    return undefined;
  }
  const resolved = load(path, text, loader);
  if (resolved === undefined) loader.findings.report('import/broken', place, { path: item.from.value });
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

function reportDoubles(module: Module, findings: Findings): void {
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
      findings.report('name/duplicate', { file: module.path, span: name.span, related }, { name: label });
    }
  }
}
