import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Copy } from './open-copy.ts';
import type { Verdict } from './verdict.ts';

/**
 * Runs test files in the copy, with a cache of their own: what is at fault may be what fills it.
 *
 * @throws Error where they could not be run, which proves nothing
 */
export async function runTests({ folder, openCache }: Copy, files: readonly string[]): Promise<Verdict> {
  const cache = openCache();
  const written = join(cache.home, 'tests.json');
  const report = ['--reporter=json', `--outputFile=${written}`];
  try {
    const { all } = await execa(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files, ...report], {
      cwd: folder,
      env: { XDG_CACHE_HOME: cache.home },
      reject: false,
      all: true,
    });
    if (!existsSync(written)) throw new Error(`the tests were not run:\n${all}`);
    return verdictOf(JSON.parse(readFileSync(written, 'utf8')) as TestOutput); // vitest's, in the form of jest
  } finally {
    cache.remove();
  }
}

/** The part of the report that the table shows. */
interface TestOutput {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

function verdictOf({ numTotalTests, testResults }: TestOutput): Verdict {
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  );
  const broken = testResults.flatMap(({ message }) => (message === '' ? [] : [message.split('\n')[0] ?? '']));
  const [said] = [...failed, ...broken];
  if (said !== undefined) return { kind: 'noticed', count: Math.max(1, failed.length), said };
  if (numTotalTests === 0) throw new Error('there are no tests in these files');
  return { kind: 'same' };
}
