import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { chosen } from '../../golden/harness/filter.ts';
import { type OpenedProject, openProject } from '../../golden/harness/project.ts';
import { type RunProgress, type RunReport, runTiers } from '../../golden/harness/run.ts';
import type { Surroundings } from '../../golden/harness/tier.ts';
import { cacheRoot } from '../../golden/samples/cache-folder.ts';
import { tiers } from '../../golden/tiers.ts';
import { usage } from '../failure/usage-failure.ts';
import { cancelOnInterrupt } from '../run/interrupt.ts';
import type { GoldenOptions } from './options.ts';
import { createGoldenView } from './view.ts';

/** A run over a project. */
export interface GoldenRun {
  readonly project: OpenedProject;
  readonly report: RunReport;
  readonly seconds: number;
}

/** What is done with a run while its progress is still shown. */
export interface Sequel<Result> {
  /** As its progress calls it. */
  readonly name: string;
  readonly work: (
    report: RunReport,
    surroundings: Surroundings,
    onProgress: (progress: RunProgress) => void,
  ) => Promise<Result>;
}

/** Runs the tiers that are asked for over the cases that are asked for, and shows how it gets on. */
export async function runGolden(filter: string | undefined, options: GoldenOptions): Promise<GoldenRun> {
  const nothing = { name: '', work: async () => undefined };
  return (await runGoldenWith(nothing, filter, options)).run;
}

/** The same with something done afterwards. */
export async function runGoldenWith<Result>(
  sequel: Sequel<Result>,
  filter: string | undefined,
  options: GoldenOptions,
): Promise<{ readonly run: GoldenRun; readonly result: Result }> {
  const startedAt = performance.now();
  const { dir, cache: useCache, json } = options;
  if (!existsSync(dir)) throw usage('usage/no_such_path', { path: dir });
  const project = openProject(resolve(dir));
  const cases = chosen(project.cases, filter);
  if (cases.length === 0) throw usage('golden/no_case', { filter, where: dir });
  const wanted = tiersOf(options);
  const { signal, release } = cancelOnInterrupt();
  const view = await createGoldenView(
    [...wanted.map(({ name }) => name), sequel.name].filter((name) => name !== ''),
    json === true,
  );
  try {
    const surroundings = { cache: cacheRoot(), useCache, parallel: availableParallelism(), signal };
    const report = await runTiers({ project, cases, tiers, wanted, surroundings, onProgress: view.update });
    const result = await sequel.work(report, { ...surroundings, project }, view.update);
    return { run: { project, report, seconds: (performance.now() - startedAt) / 1000 }, result };
  } finally {
    release();
    await view.close();
  }
}

function tiersOf({ tier: names }: GoldenOptions): typeof tiers {
  const known = tiers.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw usage('golden/no_tier', { name: unknown, known });
  return tiers.filter(({ name }) => names === undefined || names.includes(name));
}
