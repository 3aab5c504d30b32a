import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chosen } from '../../golden/harness/filter.ts';
import { type OpenedProject, openProject } from '../../golden/harness/project.ts';
import type { GoldenCase } from '../../golden/harness/tier.ts';
import { usage } from '../failure/usage-failure.ts';

/** A project, and those of its cases that are meant. @throws UsageFailure `usage/no_such_path`, `golden/no_case` */
export function openCases(
  filter: string | undefined,
  dir: string,
): { readonly project: OpenedProject; readonly cases: readonly GoldenCase[] } {
  if (!existsSync(dir)) throw usage('usage/no_such_path', { path: dir });
  const project = openProject(resolve(dir));
  const cases = chosen(project.cases, filter);
  if (cases.length === 0) throw usage('golden/no_case', { filter, where: dir });
  return { project, cases };
}
