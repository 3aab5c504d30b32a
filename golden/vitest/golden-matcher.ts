import { blocksOf } from '../blocks/block.ts';
import { runTiers } from '../harness/run.ts';
import { failedCases } from '../harness/summary.ts';
import { titleOf } from '../harness/wording.ts';
import { tiers } from '../tiers.ts';
import type { PresetTest } from './preset-test.ts';
import { testedCase } from './projects.ts';

/**
 * How a preset differs from what is kept of it, in lines for a person.
 *
 * @param received a preset file, or one test block of it: then only the goldens of that one count
 */
export async function goldenDifferences(received: string | PresetTest): Promise<readonly string[]> {
  const file = typeof received === 'string' ? received : received.file;
  const { of, project, surroundings } = testedCase(file);
  const report = await runTiers({ project, cases: [of], tiers, wanted: tiers, surroundings });
  const names = typeof received === 'string' ? undefined : namesOf(received);
  const problems = failedCases(report)
    .filter(({ name }) => name === of.name)
    .flatMap((failed) => failed.problems)
    .filter((problem) => names === undefined || names.some((name) => problem.file?.includes(name)));
  if (problems.length === 0) return [];
  const told = problems.flatMap((problem) => [
    `${problem.tier}: ${titleOf(problem)}`,
    ...problem.lines.map((line) => `  ${line}`),
  ]);
  return [...told, `to accept: lathe golden update ${of.name} --dir ${project.folder}`];
}

/** The names that the goldens of a test block begin with. */
function namesOf({ file, title }: PresetTest): readonly string[] {
  const { of, project } = testedCase(file);
  const names = blocksOf(of, project).flatMap(({ name, test }) => (test.title === title ? [`tests/${name}.`] : []));
  if (names.length === 0) throw new Error(`${file} has no test "${title}"`);
  return names;
}
