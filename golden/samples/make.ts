import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { cacheFolder } from './cache-folder.ts';
import { samples } from './catalog.ts';
import type { Recipe, Source } from './recipe.ts';
import { chooseSpeaker, type Speaker } from './speaker.ts';

/** What makes samples on this machine; a change of either makes others. */
interface Workshop {
  readonly host: FfmpegHost;
  readonly version: string;
  readonly speaker: Speaker;
}

let ownHost: Promise<FfmpegHost> | undefined;
const workshops = new WeakMap<FfmpegHost, Promise<Workshop>>();
/** By path: it says what is made and by what. */
const underway = new Map<string, Promise<string>>();

/**
 * The file of one sample, made now unless an earlier run left it in the cache.
 *
 * @param host what makes it; this machine's FFmpeg where absent
 * @returns an absolute path to a file that is complete
 * @throws Error for a name that no recipe has, or when FFmpeg cannot make it
 */
export async function samplePath(name: string, host?: FfmpegHost): Promise<string> {
  return pathIn(await enterWorkshop(host), name);
}

/**
 * What a sample is known by: it changes with the recipe, with those of the samples it is made of, and with what makes it.
 *
 * @param host what makes it; this machine's FFmpeg where absent
 * @throws Error for a name that no recipe has
 */
export async function sampleKey(name: string, host?: FfmpegHost): Promise<string> {
  return keyOf(recipeOf(name), toolsOf(await enterWorkshop(host)));
}

async function enterWorkshop(host?: FfmpegHost): Promise<Workshop> {
  const maker = host ?? (await own());
  const known = workshops.get(maker) ?? openWorkshop(maker);
  workshops.set(maker, known);
  return known;
}

/** Opened once: what is asked of it is remembered with it. */
function own(): Promise<FfmpegHost> {
  ownHost ??= openHost();
  return ownHost;
}

async function openWorkshop(host: FfmpegHost): Promise<Workshop> {
  const [version, speaker] = await Promise.all([host.version(), chooseSpeaker(host)]);
  return { host, version: version.text, speaker };
}

function toolsOf({ version, speaker }: Workshop): string {
  return `${version} ${speaker.name}`;
}

function pathIn(workshop: Workshop, name: string): Promise<string> {
  const recipe = recipeOf(name);
  const path = join(cacheFolder(), `${keyOf(recipe, toolsOf(workshop))}.${recipe.extension}`);
  const made = underway.get(path) ?? findOrMake(recipe, path, workshop);
  underway.set(path, made);
  return made;
}

async function findOrMake(recipe: Recipe, path: string, workshop: Workshop): Promise<string> {
  if (!(await exists(path))) await make(recipe, path, workshop);
  return path;
}

/** Covers what the recipe does (not what is said of it) and, through their recipes, the samples it is made of. */
function keyOf(recipe: Recipe, tools: string): string {
  const { sources, graph, output } = recipe;
  const parts = sources.flatMap((source) => (source.kind === 'sample' ? [keyOf(recipeOf(source.name), tools)] : []));
  return createHash('sha256')
    .update(JSON.stringify([sources, graph, output, parts, tools]))
    .digest('hex');
}

function recipeOf(name: string): Recipe {
  const recipe = samples.get(name);
  if (recipe === undefined)
    throw new Error(`there is no sample '${name}'; there are: ${[...samples.keys()].join(', ')}`);
  return recipe;
}

/** Works in a folder of its own and renames at the end: whoever finds the file finds all of it. */
async function make(recipe: Recipe, path: string, workshop: Workshop): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), 'making-'));
  try {
    const inputs: string[] = [];
    for (const [index, source] of recipe.sources.entries())
      inputs.push(...(await inputOf(source, index, folder, workshop)));
    const draft = join(folder, `sample.${recipe.extension}`);
    await execa(workshop.host.ffmpegPath, argumentsOf(recipe, inputs, draft), { stdin: 'ignore' });
    await rename(draft, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inputOf(source: Source, index: number, folder: string, workshop: Workshop): Promise<readonly string[]> {
  switch (source.kind) {
    case 'spoken':
      return workshop.speaker.speak(source.text, source.voice, folder, index);
    case 'generated':
      return ['-f', 'lavfi', '-i', source.filter];
    case 'sample':
      return ['-i', await pathIn(workshop, source.name)];
  }
}

function argumentsOf(recipe: Recipe, inputs: readonly string[], draft: string): readonly string[] {
  // The same bytes on every machine: no SIMD, no version in the file, no thread that decides an order.
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'];
  const quiet = ['-hide_banner', '-nostdin', '-v', 'error', '-cpuflags', '0', '-filter_complex_threads', '1'];
  return [...quiet, ...inputs, '-filter_complex', recipe.graph, ...exact, ...recipe.output, draft];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
