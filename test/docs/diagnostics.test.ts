import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import { type Diagnostic, diagnosticCodes } from '../../dsl/index.ts';
import { samples } from '../../golden/samples/index.ts';
import { type DiagnosticPage, readDiagnosticPages } from './diagnostic-pages.ts';

const pages = readDiagnosticPages();

/** What the compiler finds in an example, not counting what keeps a file beside it from being read. */
function check(source: string, files: DiagnosticPage['files']): readonly Diagnostic['code'][] {
  const path = 'example.preset';
  const known = { profiles: new Set(['wav_master_v1']), samples: new Set(samples.keys()) };
  const host = { ...memoryHost({ ...files, [path]: source }), ...known };
  const { diagnostics } = compile(path, source, host);
  const counted = diagnostics.filter(({ file, code }) => file === path || !code.startsWith('syntax/'));
  return [...new Set(counted.map(({ code }) => code))];
}

test('every code has a page, and every page a code', () => {
  expect(pages.map(({ code }) => code)).toEqual(Object.keys(diagnosticCodes).sort());
});

test.each(pages)('the page of $code is titled with it and says what it means', ({ code, title, prose }) => {
  expect(title).toBe(code);
  expect(prose.length).toBeGreaterThan(60);
});

describe.each(pages.filter(({ cannotShow }) => !cannotShow))('the page of $code', ({ code, wrong, right, files }) => {
  test('shows a source that has the finding, and no other', () => {
    expect(wrong.map((source) => check(source, files))).toEqual([[code]]);
  });

  test('shows a source that has none', () => {
    expect(right.map((source) => check(source, files))).toEqual([[]]);
  });
});
