import type { Problem } from './problem.ts';
import type { RunReport } from './run.ts';
import type { GoldenCase } from './tier.ts';
import { orphanProblem } from './wording.ts';

/** All that is wrong with one case, tier by tier, or with files that belong to none. */
export interface FailedCase {
  readonly name: string;
  readonly problems: readonly (Problem & { readonly tier: string })[];
  /** Whether an update would make it right: findings have to be mended. */
  readonly isAcceptable: boolean;
}

/** The cases of a run that are not as they were. */
export function failedCases({ cases, results, orphans }: RunReport): readonly FailedCase[] {
  const strays = orphans.filter((orphan) => orphan.case === undefined);
  const gone = new Map<string, (Problem & { tier: string })[]>();
  for (const stray of strays) {
    const name = stray.path.split('/').slice(0, -1).join('/');
    const file = stray.path.slice(name.length + 1);
    gone.set(name, [...(gone.get(name) ?? []), { ...orphanProblem({ ...stray, file }), tier: 'orphans' }]);
  }
  const known = cases.map((each) => ({ name: each.name, problems: problemsIn(each) }));
  const lost = [...gone].map(([name, problems]) => ({ name, problems }));
  return [...known, ...lost]
    .filter(({ problems }) => problems.length > 0)
    .map((failed) => ({ ...failed, isAcceptable: failed.problems.every(({ kind }) => kind !== 'finding') }));

  function problemsIn({ name }: GoldenCase): FailedCase['problems'] {
    const told = results
      .filter(({ outcome }) => outcome.case.name === name)
      .flatMap(({ tier, problems }) => problems.map((problem) => ({ ...problem, tier })));
    const swept = orphans.filter((orphan) => orphan.case?.name === name).map(orphanProblem);
    return [...told, ...swept.map((problem) => ({ ...problem, tier: 'orphans' }))];
  }
}
