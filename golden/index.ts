/** The golden harness for other projects: `import { openProject, runTiers } from 'lathe/golden'`. */

export type { Verdict } from './expectations/judge.ts';
export { chosen } from './harness/filter.ts';
export { type OpenedProject, openProject } from './harness/project.ts';
export { isSame, type RunReport, type RunRequest, runTiers } from './harness/run.ts';
export { type FailedCase, failedCases } from './harness/summary.ts';
export type { CaseOutcome, GoldenCase, Project, Surroundings, Tier } from './harness/tier.ts';
export { cacheRoot } from './samples/cache-folder.ts';
export { samplePath, samples } from './samples/index.ts';
export { tiers } from './tiers.ts';
