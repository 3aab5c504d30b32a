import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

interface Tally {
  passed: number;
  failed: number;
}

/**
 * Prints `N passed, N failed` as the very last line of a run, for people and scripts alike.
 * A file that cannot be loaded and an error outside any test each count as one failure.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tally = countTests(modules);
    tally.failed += unhandledErrors.length;
    // Other reporters still write after this event; nobody writes after the exit event.
    process.once('exit', () => writeSync(1, `${tally.passed} passed, ${tally.failed} failed\n`));
  }
}

function countTests(modules: readonly TestModule[]): Tally {
  const tally: Tally = { passed: 0, failed: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) tally.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally.passed += 1;
      if (state === 'failed') tally.failed += 1;
    }
  }
  return tally;
}
