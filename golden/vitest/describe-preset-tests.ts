import { resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../dsl/index.ts';
import { type Block, blocksOf } from '../blocks/block.ts';
import { findingsOf } from '../blocks/findings.ts';
import { runnerFor } from '../blocks/runner.ts';
import type { GoldenCase } from '../harness/tier.ts';
import { type TestedProject, testedProject } from './projects.ts';

/** Makes masters, several one after the other: the limit only stops what hangs. */
const timeout = 600_000;

/**
 * Declares a vitest test for every test block of the presets in a folder, named after it. A preset that does not compile
 * is a test that fails.
 *
 * @param folder that of a project, or that of its presets
 * @throws Error where no preset there has a test block: tests that are nowhere must not pass
 */
export function describePresetTests(folder: string): void {
  const tested = testedProject(folder);
  const home = `${resolve(folder)}${sep}`;
  const cases = tested.project.cases.filter(({ input, folder: goldens }) => {
    return resolve(input).startsWith(home) && !resolve(input).startsWith(`${resolve(goldens)}${sep}`);
  });
  const counts = cases.map((of) => describeCase(of, tested));
  if (counts.every((count) => count === 0)) throw new Error(`no preset in ${folder} has a test block`);
}

/** @returns how many tests there are */
function describeCase(of: GoldenCase, tested: TestedProject): number {
  const errors = tested.project.compile(of).diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    test(`${of.input} compiles`, () => {
      expect.fail(errors.map((error) => renderDiagnostic(error, of.text)).join('\n'));
    });
    return 1;
  }
  const blocks = blocksOf(of, tested.project);
  for (const [label, own] of Map.groupBy(blocks, ({ preset }) => preset.label)) {
    describe(label, () => {
      for (const block of own) declareTest(block, tested);
    });
  }
  return blocks.length;
}

/** Side by side, since making a master waits for FFmpeg; how many are made at once is for the runner to say. */
function declareTest(block: Block, { surroundings }: TestedProject): void {
  test.concurrent(block.test.title, { timeout }, async () => {
    const findings = findingsOf(block, await runnerFor(surroundings).run(block));
    if (findings.length > 0) expect.fail(findings.join('\n'));
  });
}
