import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openProject } from '../../golden/harness/project.ts';
import { runTiers } from '../../golden/harness/run.ts';
import { failedCases } from '../../golden/harness/summary.ts';
import { textTier } from '../../golden/text/tier.ts';
import { tiers } from '../../golden/tiers.ts';

const project = openProject(fileURLToPath(new URL('../..', import.meta.url)));
const surroundings = { cache: '', useCache: false, parallel: 1, signal: new AbortController().signal };
const report = await runTiers({ project, cases: project.cases, tiers, wanted: [textTier], surroundings });
const failed = new Map(failedCases(report).map((each) => [each.name, each.problems]));

test('the folder of the cases is in order', () => {
  const known = new Set(project.cases.map(({ name }) => name));
  expect([...report.problems, ...[...failed.keys()].filter((name) => !known.has(name))]).toEqual([]);
});

test.each(project.cases)('$name is what it was', ({ name }) => {
  expect(failed.get(name) ?? [], `see how: lathe golden check ${name}`).toEqual([]);
});
