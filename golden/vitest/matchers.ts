import { expect } from 'vitest';
import type { WantedFigures } from './figures.ts';
import { goldenDifferences } from './golden-matcher.ts';
import { measured, missedFigures } from './measure.ts';
import type { PresetTest } from './preset-test.ts';

declare module 'vitest' {
  // The type parameters are vitest's own: a declaration that is merged has to repeat them.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Of a preset file, or of one of its tests: everything is as it is kept. */
    toMatchGolden(): Promise<void>;
    /** Of a media file, or of the master of a preset's test: what is measured is as it is wanted. */
    toMeasure(wanted: WantedFigures): Promise<void>;
  }
}

/** Adds the matchers to vitest's `expect`. */
export function addMatchers(): void {
  expect.extend({
    async toMatchGolden(received: string | PresetTest) {
      const lines = await goldenDifferences(received);
      return { pass: lines.length === 0, message: () => told(received, lines, 'differs from what is kept of it') };
    },
    async toMeasure(received: string | PresetTest, wanted: WantedFigures) {
      const lines = missedFigures(wanted, await measured(received));
      return { pass: lines.length === 0, message: () => told(received, lines, 'does not measure as it is wanted') };
    },
  });
}

/** Where nothing is told the matcher was negated. */
function told(received: string | PresetTest, lines: readonly string[], what: string): string {
  const name = typeof received === 'string' ? received : `${received.file}, "${received.title}"`;
  return lines.length === 0
    ? `${name} is as it is not to be`
    : [`${name} ${what}`, ...lines.map((line) => `  ${line}`)].join('\n');
}
