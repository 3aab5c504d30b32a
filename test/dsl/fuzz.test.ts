import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, format, parse, renderDiagnostic } from '../../dsl/index.ts';
import { lex } from '../../dsl/syntax/lexer.ts';
import { Identifier, Literal, Version } from '../../dsl/syntax/tokens.ts';
import { validTexts } from './arbitraries.ts';
import { withoutSpans } from './ast-shape.ts';
import { plausiblePresets } from './plausible-presets.ts';

const runs = { numRuns: 300 };

const words = [
  'preset',
  'let',
  'output',
  'in',
  'test',
  'import',
  'voice',
  'v1',
  '|>',
  '..',
  '{',
  '}',
  '(',
  ')',
  ':',
  ',',
];
const values = [
  '-16 LUFS',
  '3db',
  '.5',
  '3:1',
  '"text"',
  '"open',
  '\\',
  '-',
  '*',
  '=',
  '<=',
  '// c\n',
  '/// d\n',
  '/*',
  '\n',
];
const tokenSoup = fc.array(fc.constantFrom(...words, ...values, ' '), { maxLength: 60 }).map((all) => all.join(' '));

/** A text that was valid before something was cut out of it and something else put in its place. */
const mutated: Arbitrary<string> = fc
  .tuple(
    fc.oneof(validTexts, plausiblePresets),
    fc.nat(),
    fc.nat(12),
    fc.oneof(fc.string({ unit: 'binary' }), tokenSoup),
  )
  .map(([text, place, length, instead]) => {
    const start = place % (text.length + 1);
    return text.slice(0, start) + instead + text.slice(start + length);
  });

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), tokenSoup, mutated);

function liesInside({ span, related = [] }: Diagnostic, text: string): boolean {
  const spans = [span, ...related.map((place) => place.span)];
  return spans.every(({ start, end }) => 0 <= start && start <= end && end <= text.length);
}

describe('any text', () => {
  test('gives a module or findings, and never an exception', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { module, diagnostics } = parse('any.preset', text);
        expect(diagnostics.length > 0).toBe(module === undefined);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives findings that stand inside of it, in order, and can be shown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { diagnostics } = parse('any.preset', text);
        expect(diagnostics.filter((each) => !liesInside(each, text))).toEqual([]);
        const starts = diagnostics.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        for (const each of diagnostics) expect(renderDiagnostic(each, text).split('\n').length).toBeGreaterThan(4);
      }),
      { numRuns: 2000 },
    );
  });

  test('is formatted without an exception', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = format('any.preset', text);
        expect(result.text === undefined).toBe(result.diagnostics.length > 0);
      }),
      runs,
    );
  });
});

describe('a valid text', () => {
  test('parses without findings', () => {
    fc.assert(
      fc.property(fc.oneof(validTexts, plausiblePresets), (text) => {
        expect(parse('valid.preset', text).diagnostics).toEqual([]);
      }),
      runs,
    );
  });

  test('has every name and value in its AST', () => {
    fc.assert(
      fc.property(fc.oneof(validTexts, plausiblePresets), (text) => {
        const ends = endsOfNodes(parse('valid.preset', text).module);
        expect(lex(text).tokens.filter((token) => isLeaf(token) && !ends.has((token.endOffset ?? 0) + 1))).toEqual([]);
      }),
      runs,
    );
  });

  test('says the same once it is formatted, and formatting it again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(validTexts, plausiblePresets), (text) => {
        const formatted = format('valid.preset', text).text ?? '';
        const before = parse('valid.preset', text).module;
        expect(withoutSpans(parse('valid.preset', formatted).module)).toEqual(withoutSpans(before));
        expect(format('valid.preset', formatted).text).toBe(formatted);
      }),
      runs,
    );
  });

  test('keeps its comments, in their order', () => {
    fc.assert(
      fc.property(validTexts, (text) => {
        const formatted = format('valid.preset', text).text ?? '';
        expect(commentsOf(formatted)).toEqual(commentsOf(text));
      }),
      runs,
    );
  });
});

/** A token that a node of the AST ends with. */
function isLeaf({ tokenType }: ReturnType<typeof lex>['tokens'][number]): boolean {
  return tokenType === Identifier || tokenType === Version || (tokenType.CATEGORIES ?? []).includes(Literal);
}

function endsOfNodes(node: unknown, ends = new Set<number>()): ReadonlySet<number> {
  if (typeof node !== 'object' || node === null) return ends;
  const { span } = node as { span?: { end: number } }; // any node of an AST, or a list of them
  if (span !== undefined) ends.add(span.end);
  for (const child of Object.values(node)) endsOfNodes(child, ends);
  return ends;
}

/** The generators write comments of three kinds, and none of these words in a text. */
function commentsOf(text: string): readonly string[] {
  return text.match(/\/\/ note|\/\/ own line|\/\/\/ doc/g) ?? [];
}
