import { stripVTControlCharacters } from 'node:util';
import { DOMParser } from 'linkedom';

/** A failure in the words of JUnit: what it is, and the details below. */
export interface JunitFailure {
  readonly message: string;
  readonly text: string;
}

/** A suite, and the tests in it. */
export interface JunitSuite {
  readonly name: string;
  readonly tests: readonly { readonly name: string; readonly failures: readonly JunitFailure[] }[];
}

/** Suites as the XML that CI systems read. */
export function junitDocument(name: string, suites: readonly JunitSuite[], seconds: number): string {
  const document = new DOMParser().parseFromString('<testsuites/>', 'text/xml');
  const root = document.documentElement;
  for (const suite of suites) root.append(suiteOf(document, suite));
  root.setAttribute('name', name);
  root.setAttribute('time', seconds.toFixed(3));
  return `${document.toString()}\n`;
}

type XmlDocument = ReturnType<DOMParser['parseFromString']>;

function suiteOf(document: XmlDocument, { name, tests }: JunitSuite) {
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
