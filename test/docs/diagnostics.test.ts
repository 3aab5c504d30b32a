import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { type Diagnostic, diagnosticCodes } from '../../dsl/index.ts';
import { readDiagnosticPages } from './diagnostic-pages.ts';

const pages = readDiagnosticPages();

/** The files that examples may import, beside themselves. */
const host = memoryHost({
  'chains/voice.preset': 'chain broadcast_voice() = highpass(80 Hz) |> deess()\n',
});

/** What the compiler finds in an example. */
function check(source: string): readonly Diagnostic['code'][] {
  return compile('example.preset', source, host).diagnostics.map(({ code }) => code);
}

test('every code has a page, and every page a code', () => {
  expect(pages.map(({ code }) => code)).toEqual(Object.keys(diagnosticCodes).sort());
});

test.each(pages)('the page of $code is titled with it and says what it means', ({ code, title, prose }) => {
  expect(title).toBe(code);
  expect(prose.length).toBeGreaterThan(60);
});

describe.each(pages.filter(({ cannotShow }) => !cannotShow))('the page of $code', ({ code, wrong, right }) => {
  test('shows a source that has the finding', () => {
    expect(wrong.map((source) => check(source).filter((found) => found === code))).toEqual([[code]]);
  });

  test('shows a source that has none', () => {
    expect(right.map(check)).toEqual([[]]);
  });
});
