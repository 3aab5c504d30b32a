import { stripVTControlCharacters } from 'node:util';
import { DOMParser } from 'linkedom';
import { failedCases } from '../../golden/harness/summary.ts';
import { titleOf } from '../../golden/harness/wording.ts';
import type { GoldenRun } from './run-tiers.ts';

/** A failure in the words of JUnit: what it is, and the details below. */
interface Failure {
  readonly message: string;
  readonly text: string;
}

/** A run as the XML that CI systems read: a suite for each tier, a test for each case in it. */
export function junitOf({ report, seconds }: GoldenRun): string {
  const document = new DOMParser().parseFromString('<testsuites/>', 'text/xml');
  const root = document.documentElement;
  const { tiers, results, orphans, problems } = report;
  const suites = tiers.map((tier) => ({
    name: tier,
    tests: results
      .filter((result) => result.tier === tier)
      .map(({ outcome, problems: found }) => ({
        name: outcome.case.name,
        failures: found.map((problem) => ({ message: titleOf(problem), text: problem.lines.join('\n') })),
      })),
  }));
  const swept = failedCases({ ...report, results: [] }).map(({ name, problems: found }) => ({
    name,
    failures: found.map((problem) => ({ message: titleOf(problem), text: problem.lines.join('\n') })),
  }));
  const folder = { name: 'golden/cases', failures: problems.map((text) => ({ message: text, text })) };
  for (const { name, tests } of [
    ...suites,
    { name: 'folder', tests: orphans.length > 0 ? [folder, ...swept] : [folder] },
  ])
    root.append(suiteOf(document, name, tests));
  root.setAttribute('name', 'lathe golden');
  root.setAttribute('time', seconds.toFixed(3));
  return `${document.toString()}\n`;
}

type XmlDocument = ReturnType<DOMParser['parseFromString']>;

function suiteOf(
  document: XmlDocument,
  name: string,
  tests: readonly { name: string; failures: readonly Failure[] }[],
) {
  const suite = document.createElement('testsuite', {});
  suite.setAttribute('name', name);
  suite.setAttribute('tests', String(tests.length));
  suite.setAttribute('failures', String(tests.filter(({ failures }) => failures.length > 0).length));
  for (const test of tests) {
    const element = document.createElement('testcase', {});
    element.setAttribute('classname', name);
    element.setAttribute('name', test.name);
    for (const { message, text } of test.failures) {
      const failure = document.createElement('failure', {});
      failure.setAttribute('message', plain(message));
      failure.textContent = plain(text);
      element.append(failure);
    }
    suite.append(element);
  }
  return suite;
}

/** XML 1.0 has no place for control characters. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '�');
}
