import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type OpenedProject, openProject } from '../harness/project.ts';
import type { GoldenCase, Surroundings } from '../harness/tier.ts';
import { cacheRoot } from '../samples/cache-folder.ts';

/** A project as tests use it: opened once, and what it found out is found where `lathe golden check` looks too. */
export interface TestedProject {
  readonly project: OpenedProject;
  readonly surroundings: Surroundings;
}

const opened = new Map<string, TestedProject>();

/** Opens the project of a folder, once. */
export function testedProject(folder: string): TestedProject {
  const path = resolve(folder);
  const known = opened.get(path) ?? openTested(path);
  opened.set(path, known);
  return known;
}

function openTested(folder: string): TestedProject {
  const project = openProject(folder);
  const { signal } = new AbortController();
  const surroundings = { project, cache: cacheRoot(), useCache: true, parallel: availableParallelism(), signal };
  return { project, surroundings };
}

/** A preset file among the cases of its project. */
export interface TestedCase extends TestedProject {
  readonly of: GoldenCase;
}

/** Finds the case that a preset file is. @throws Error where no project takes it for one */
export function testedCase(file: string): TestedCase {
  const input = resolve(file);
  if (!existsSync(input)) throw new Error(`there is no file ${file}`);
  const tested = testedProject(projectOf(input));
  const of = tested.project.cases.find((candidate) => resolve(candidate.input) === input);
  if (of === undefined) throw new Error(`${file} is no preset of the project in ${tested.project.folder}`);
  return { ...tested, of };
}

/** The nearest folder above a preset that keeps goldens; else the one that `lathe golden update` would keep them in. */
function projectOf(input: string): string {
  const home = dirname(input);
  for (let folder = home; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'golden', 'cases'))) return folder;
  }
  return basename(home) === 'presets' ? dirname(home) : home;
}
