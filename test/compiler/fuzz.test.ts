import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../dsl/index.ts';
import { plausiblePresets } from '../dsl/plausible-presets.ts';
import { compileText } from './findings.ts';

/** Words and values that stand somewhere in a preset, to be put where they do not belong. */
const pieces = fc.constantFrom(
  ...[
    'voice',
    'music',
    'speech',
    'target',
    'depth',
    'mono',
    'nothing',
    '"text"',
    'true',
    '0',
    '-3',
    '1.5',
    '3:1',
    '3:0',
  ],
  ...['-16 LUFS', '3 dB', '-1 dBTP', '-20 dBFS', '80 Hz', '12 kHz', '5 ms', '90 kbps', '50 %', '2 LU', '999999999 dB'],
  ...[
    'gain',
    'mix',
    'normalize',
    'duck',
    'broadcast',
    'target - 3 LU',
    '2 * depth',
    '1 / depth',
    '-depth',
    'gain(3 dB)',
  ],
);

/** A preset in which some words and values have changed places: most still parse, and hardly any makes sense. */
const confused = fc
  .tuple(plausiblePresets, fc.array(fc.tuple(fc.nat(), pieces), { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => {
    const tokens = text.split(/(-?\d[\d.]*(?::\d+| ?[a-zA-Z%]+)|[a-z_]+\b)/);
    for (const [place, piece] of changes) tokens[1 + 2 * (place % Math.floor(tokens.length / 2))] = piece;
    return tokens.join('');
  });

test('any preset compiles or has an error, and never throws', () => {
  fc.assert(
    fc.property(confused, (text) => {
      const { presets, diagnostics } = compileText(text);
      expect(presets.length > 0).toBe(diagnostics.every(({ severity }) => severity !== 'error'));
    }),
    { numRuns: 1000 },
  );
});

test('a sound preset has no finding', () => {
  fc.assert(
    fc.property(plausiblePresets, (text) => {
      const { presets, diagnostics } = compileText(text);
      expect(diagnostics.filter(({ code }) => code !== 'stream/refused')).toEqual([]);
      expect(presets.length > 0).toBe(diagnostics.length === 0);
    }),
    { numRuns: 200 },
  );
});

/** A preset in which one word lacks a letter. */
const misspelt = fc.tuple(plausiblePresets, fc.nat(), fc.nat()).map(([text, place, letter]) => {
  const words = [...text.matchAll(/[a-z_]{4,}/gi)];
  const word = words[place % words.length];
  const cut = (word?.index ?? 0) + (letter % (word?.[0].length ?? 1));
  return text.slice(0, cut) + text.slice(cut + 1);
});

test('an edit that a finding offers takes that finding away', () => {
  fc.assert(
    fc.property(fc.oneof(misspelt, confused), (text) => {
      const { diagnostics } = compileText(text);
      const [finding] = diagnostics.filter(({ edit, code }) => edit !== undefined && !code.startsWith('syntax/'));
      fc.pre(finding?.edit !== undefined);
      const { span, text: instead } = finding.edit;
      const after = compileText(text.slice(0, span.start) + instead + text.slice(span.end)).diagnostics;
      const isSame = ({ code, message }: Diagnostic): boolean => code === finding.code && message === finding.message;
      expect(after.filter(isSame).length).toBeLessThan(diagnostics.filter(isSame).length);
    }),
    { numRuns: 500 },
  );
});
