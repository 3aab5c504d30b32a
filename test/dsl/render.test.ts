import { describe, expect, test } from 'vitest';
import { type Diagnostic, parse, positionAt, renderDiagnostic } from '../../dsl/index.ts';

const place = { file: 'a.preset', severity: 'error', code: 'unit/unknown', message: 'm', why: 'w' } as const;

function rendered(text: string, start: number, end: number): readonly string[] {
  const diagnostic: Diagnostic = { ...place, span: { start, end } };
  return renderDiagnostic(diagnostic, text).split('\n').slice(1, 4);
}

describe('a finding', () => {
  test('says what, where, why, and what to write instead', () => {
    const text = 'preset a v1 {\n  output voice |> gain(-3 db)\n}\n';
    const [finding] = parse('presets/a.preset', text).diagnostics;
    expect(finding && renderDiagnostic(finding, text)).toBe(`error[unit/unknown]: there is no unit 'db'
 --> presets/a.preset:2:27
2 |   output voice |> gain(-3 db)
  |                           ^^
  = why:  the units are LUFS, LU, dB, dBFS, dBTP, Hz, kHz, us, ms, s, min, h, kbps, %; capitals matter
  = fix:  -3 dB`);
  });

  test('names the places that it is about as well', () => {
    const text = 'preset a v1 {\n  output voice\n';
    const [finding] = parse('a.preset', text).diagnostics;
    expect(finding && renderDiagnostic(finding, text)).toBe(`error[syntax/unclosed]: this \`{\` is never closed
 --> a.preset:1:13
1 | preset a v1 {
  |             ^
  = why:  what it encloses ends with \`}\`
  = fix:  add \`}\`
  = note: \`}\` is missing before this (a.preset:3:1)`);
  });

  test('leaves room for its line number', () => {
    const text = `${'\n'.repeat(99)}abc`;
    expect(rendered(text, 100, 101)).toEqual(['   --> a.preset:100:2', '100 | abc', '    |  ^']);
  });

  test('is coloured only when asked', () => {
    const diagnostic: Diagnostic = { ...place, span: { start: 0, end: 1 } };
    expect(renderDiagnostic(diagnostic, 'a')).not.toContain('\u001B[');
    expect(renderDiagnostic(diagnostic, 'a', { colour: true })).toContain('\u001B[31m');
  });
});

describe('the line of a finding', () => {
  test('keeps its tabs, so that the marks stand where they belong', () => {
    expect(rendered('\ta\tbc', 3, 5)).toEqual([' --> a.preset:1:4', '1 | \ta\tbc', '  | \t \t^^']);
  });

  test('may hold characters of two columns and of none', () => {
    expect(rendered('音e\u0301x', 3, 4).slice(1)).toEqual(['1 | 音e\u0301x', '  |    ^']);
  });

  test('is the first one of a span over several lines', () => {
    expect(rendered('ab\r\ncd', 1, 5).slice(1)).toEqual(['1 | ab', '  |  ^']);
  });

  test('has one mark where the span is empty, also at the end of the text', () => {
    expect(rendered('ab\n', 3, 3)).toEqual([' --> a.preset:2:1', '2 | ', '  | ^']);
  });

  test('is cut where it is too wide', () => {
    const [, line, marks] = rendered(`${'a'.repeat(500)}BCD${'e'.repeat(500)}`, 500, 503);
    expect(line).toBe(`1 | …${'a'.repeat(40)}BCD${'e'.repeat(77)}…`);
    expect(marks).toBe(`  | ${' '.repeat(41)}^^^`);
  });
});

describe('a position', () => {
  test.each([
    ['a\nb', 2, { line: 2, column: 1 }],
    ['a\r\nb', 3, { line: 2, column: 1 }],
    ['a\r\nb', 2, { line: 1, column: 3 }],
    ['a\rb', 2, { line: 2, column: 1 }],
    ['\uFEFFab', 0, { line: 1, column: 1 }],
    ['\uFEFFab', 2, { line: 1, column: 2 }],
    ['', 0, { line: 1, column: 1 }],
    ['a\n', 2, { line: 2, column: 1 }],
  ])('in %j at %i', (text, offset, expected) => {
    expect(positionAt(text, offset)).toEqual(expected);
  });
});
