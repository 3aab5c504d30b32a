import type { OpenedProject } from '../../golden/harness/project.ts';
import { type RunProgress, type RunReport, runTiers } from '../../golden/harness/run.ts';
import type { Surroundings } from '../../golden/harness/tier.ts';
import { tiers } from '../../golden/tiers.ts';
import { openCases } from './open-cases.ts';
import type { GoldenOptions } from './options.ts';
import { tiersNamed } from './tiers-named.ts';
import { watched } from './watched.ts';

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
  const { project, cases } = openCases(filter, options.dir);
  const known = tiers.map(({ name }) => name);
  const names = tiersNamed(options.tier, known);
  const wanted = tiers.filter(({ name }) => names.includes(name));
  const shown = [...names, sequel.name].filter((name) => name !== '');
  return watched(shown, options, async (surroundings, onProgress) => {
    const report = await runTiers({ project, cases, tiers, wanted, surroundings, onProgress });
    const result = await sequel.work(report, { ...surroundings, project }, onProgress);
    return { run: { project, report, seconds: (performance.now() - startedAt) / 1000 }, result };
  });
}
