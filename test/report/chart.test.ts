import { expect, test } from 'vitest';
import { drawLoudness } from '../../report/chart/draw-loudness.ts';
import { drawWaveform } from '../../report/chart/draw-waveform.ts';
import { levelsOf } from '../../report/chart/levels.ts';
import { loudness, report, silence } from './support/report.ts';

const size = { width: 940, height: 280 };
const programme = loudness(-16.01);
const chart = { size, label: 'after', loudness: programme, target: report.target, levels: levelsOf([programme]) };

test('a programme that is held to a target shows it, its tolerance, the ceiling and the programme before', () => {
  const svg = drawLoudness({ ...chart, isHeld: true, earlier: loudness(-27.3) });

  expect(classesOf(svg)).toEqual([
    'band',
    'curve momentary',
    'curve earlier',
    'curve short-term',
    'target',
    'integrated',
    'note integrated-note',
    'note target-note',
    'ceiling',
    'note peak-note',
    'peak',
    'note peak-note',
  ]);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining(['target −16 ± 0.2', 'ceiling −1', 'integrated −16.0', 'true peak −3.0']),
  );
});

test('one that is not held to it shows where it lies', () => {
  const svg = drawLoudness(chart);
  expect(classesOf(svg)).toEqual(expect.arrayContaining(['band', 'target']));
  expect(textsOf(svg).filter((text) => /target|ceiling/.test(text))).toEqual([]);
});

test('charts that are compared share their levels: from under the softest programme to above the highest peak', () => {
  expect(levelsOf([loudness(-27.3), programme]).join(' to ')).toBe('-35 to 0');
  expect(levelsOf([loudness(-30)], report.target).join(' to ')).toBe('-40 to 0');
  expect(levelsOf([silence]).join(' to ')).toBe('-40 to 0');
});

test('a waveform fills the time', () => {
  const svg = drawWaveform({ seconds: 60, low: [-0.5, -1, -0.2], high: [0.4, 1, 0.1] }, size, 'a waveform');
  expect(svg).toContain('aria-label="a waveform"');
  expect(classesOf(svg)).toEqual(['envelope']);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['0:00', '1:00', 'time in min:s']));
});

function classesOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<g[^>]* class="(?!grid|faint)([^"]*)"/g)].map(([, name = '']) => name);
}

function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}
