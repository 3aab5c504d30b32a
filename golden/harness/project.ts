import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Compilation, type CompiledProfile, compile } from '../../compiler/compile.ts';
import type { Host } from '../../compiler/host.ts';
import { parse } from '../../dsl/index.ts';
import { type Discovery, discover, type FoundCase } from './discover.ts';
import { presetFilesIn, presetFolder, shippedFolder } from './preset-files.ts';
import type { GoldenCase, Project } from './tier.ts';

/** A project with all that its folder holds, wanted or not. */
export interface OpenedProject extends Project {
  readonly cases: readonly FoundCase[];
  readonly discovery: Discovery;
}

interface Source {
  readonly root: string;
  readonly path: string;
  readonly text: string;
}

/** Reads the cases of a folder, and the profiles that they may name. */
export function openProject(folder: string): OpenedProject {
  const discovery = discover(folder);
  const sources = [presetFolder(folder), shippedFolder].flatMap(sourcesIn);
  const declaring = sources.map((source) => ({ source, labels: profilesIn(source) }));
  const labels = new Set(declaring.flatMap((declared) => declared.labels));
  const profiles = new Map<string, CompiledProfile>();
  for (const { source } of declaring.filter((declared) => declared.labels.length > 0)) {
    for (const profile of compileIn(source, labels).profiles) {
      if (!profiles.has(profile.label)) profiles.set(profile.label, profile);
    }
  }
  const found = new Map(discovery.cases.map((each) => [each.name, each]));
  const compiled = new Map<string, Compilation>();
  const compileCase = ({ name }: GoldenCase): Compilation => {
    const source = found.get(name);
    if (source === undefined) throw new Error(`the project has no case ${name}`);
    const compilation = compiled.get(name) ?? compileIn(source, labels);
    compiled.set(name, compilation);
    return compilation;
  };
  return { folder, cases: discovery.cases, discovery, profiles, compile: compileCase };
}

function sourcesIn(root: string): readonly Source[] {
  return presetFilesIn(root).map((path) => ({ root, path, text: readFileSync(join(root, path), 'utf8') }));
}

function profilesIn({ path, text }: Source): readonly string[] {
  const declarations = parse(path, text).module?.declarations ?? [];
  return declarations.flatMap((declaration) =>
    declaration.kind === 'profile' ? [`${declaration.id.name.name}_v${declaration.id.version}`] : [],
  );
}

function compileIn({ root, path, text }: Source, profiles: ReadonlySet<string>): Compilation {
  const host: Host = { read: (imported) => readText(join(root, imported)), profiles };
  return compile(path, text, host);
}

/** The text of a file; undefined where it cannot be read, as the compiler asks for it. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
