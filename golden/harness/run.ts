import { failure } from '../../runtime/failure/failure.ts';
import { problemsOf } from './compare.ts';
import { fewestCases } from './minimum.ts';
import type { Problem } from './problem.ts';
import type { OpenedProject } from './project.ts';
import { type Orphan, orphansOf, strangersAmong } from './sweep.ts';
import type { CaseOutcome, GoldenCase, Surroundings, Tier } from './tier.ts';

/** What is to be checked. */
export interface RunRequest {
  readonly project: OpenedProject;
  /** Those that are wanted. */
  readonly cases: readonly GoldenCase[];
  /** All tiers that there are, and those of them that are wanted. */
  readonly tiers: readonly Tier[];
  readonly wanted: readonly Tier[];
  readonly surroundings: Omit<Surroundings, 'project'>;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** How far a tier has come. */
export interface RunProgress {
  readonly tier: string;
  readonly done: number;
  readonly total: number;
  /** Cases with problems so far. */
  readonly failed: number;
  readonly isOver: boolean;
}

/** What a tier found in a case. */
export interface TierResult {
  readonly tier: string;
  readonly outcome: CaseOutcome;
  readonly problems: readonly Problem[];
}

/** What a run found. */
export interface RunReport {
  readonly cases: readonly GoldenCase[];
  readonly tiers: readonly string[];
  readonly results: readonly TierResult[];
  readonly orphans: readonly Orphan[];
  /** What is wrong with the folder itself, each in a sentence. */
  readonly problems: readonly string[];
}

/**
 * Runs the wanted tiers over the wanted cases. Nothing is written but caches.
 *
 * @throws LatheFailure `job/cancelled`, and what a tier fails with, such as `ffmpeg/missing`
 */
export async function runTiers(request: RunRequest): Promise<RunReport> {
  const { project, cases, wanted } = request;
  const results: TierResult[] = [];
  for (const tier of wanted) results.push(...(await runTier(tier, request)));
  const isWhole = cases.length === project.cases.length;
  const orphans = orphansOf(project.discovery, sweptOf(request, results));
  return {
    cases,
    tiers: wanted.map(({ name }) => name),
    results,
    orphans: isWhole ? orphans : orphans.filter((orphan) => orphan.case !== undefined && cases.includes(orphan.case)),
    problems: isWhole ? folderProblems(project) : [],
  };
}

/** Whether everything is as it was. */
export function isSame({ results, orphans, problems }: RunReport): boolean {
  return orphans.length + problems.length === 0 && results.every((result) => result.problems.length === 0);
}

/** The same report, with a problem more where there are fewer cases than are asked for. */
export function withFewest(report: RunReport, fewest: number): RunReport {
  const { cases, problems } = report;
  if (cases.length >= fewest) return report;
  return {
    ...report,
    problems: [...problems, `${cases.length} cases were found, and at least ${fewest} are asked for`],
  };
}

async function runTier(tier: Tier, request: RunRequest): Promise<readonly TierResult[]> {
  const { cases, project, surroundings, onProgress = () => undefined } = request;
  const results: TierResult[] = [];
  const tell = (isOver: boolean): void => {
    const failed = results.filter(({ problems }) => problems.length > 0).length;
    onProgress({ tier: tier.name, done: results.length, total: cases.length, failed, isOver });
  };
  tell(false);
  for await (const outcome of tier.run(cases, { ...surroundings, project })) {
    if (surroundings.signal.aborted) throw failure('job/cancelled', { reason: 'interrupted' });
    results.push({ tier: tier.name, outcome, problems: problemsOf(tier, outcome) });
    tell(false);
  }
  tell(true);
  const order = new Map(cases.map(({ name }, index) => [name, index]));
  const place = ({ outcome }: TierResult): number => order.get(outcome.case.name) ?? 0;
  return results.toSorted((a, b) => place(a) - place(b));
}

function sweptOf({ tiers, wanted }: RunRequest, results: readonly TierResult[]) {
  const failed = new Map<string, Set<string>>();
  const produced = new Map<string, Set<string>>();
  for (const { tier, outcome } of results) {
    const { name } = outcome.case;
    if (outcome.findings.length > 0) failed.set(tier, (failed.get(tier) ?? new Set()).add(name));
    produced.set(name, new Set([...(produced.get(name) ?? []), ...outcome.produced.keys()]));
  }
  return { tiers, ran: wanted, failed, produced };
}

function folderProblems({ folder, cases, discovery }: OpenedProject): readonly string[] {
  const fewest = fewestCases(folder);
  const tooFew =
    cases.length < fewest ? [`there are ${cases.length} cases, and at least ${fewest} have to be found`] : [];
  const lost = strangersAmong(discovery).map(
    (path) => `golden/cases/${path} has no input.preset: restore it, or delete what is left of the case`,
  );
  return [...tooFew, ...lost];
}
