import { expect, test } from 'vitest';
import { drawKept } from '../../report/chart/draw-kept.ts';
import { drawLoudness } from '../../report/chart/draw-loudness.ts';
import { drawWaveform } from '../../report/chart/draw-waveform.ts';
import { highestOf, thinEnvelope } from '../../report/chart/envelope.ts';
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

const envelope = { seconds: 60, low: [-0.5, -1, -0.2], high: [0.4, 0.95, 0.1] };

test('a waveform fills the time', () => {
  const svg = drawWaveform({ envelope, size, label: 'a waveform' });
  expect(svg).toContain('aria-label="a waveform"');
  expect(classesOf(svg)).toEqual(['envelope']);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['0:00', '1:00', 'time in min:s']));
});

test('a waveform marks its true peak, its ceiling, and where it passes that', () => {
  const svg = drawWaveform({ envelope, size, label: 'held', truePeakDbtp: 0.004, ceilingDbtp: -1 });
  expect(classesOf(svg)).toEqual(['envelope', 'ceiling', 'over', 'peak', 'note peak-note']);
  expect(marksOf(svg, 'over')).toBe(1);
  expect(textsOf(svg)).toContain('true peak 0.0');
});

test('one without a ceiling is held to full scale', () => {
  const clipped = { ...envelope, high: [0.4, 1.122, 0.1] };
  expect(marksOf(drawWaveform({ envelope: clipped, size, label: 'clipped' }), 'over')).toBe(1);
  expect(classesOf(drawWaveform({ envelope, size, label: 'just full' }))).not.toContain('over');
});

test('a waveform of more parts than its chart has pixels keeps every peak', () => {
  const quiet = Array.from({ length: 5000 }, () => 0.01);
  const low = quiet.map((value) => -value);
  const high = quiet.with(3333, 0.99);
  const thin = thinEnvelope({ seconds: 1, low, high }, 272);
  expect([thin.low.length, thin.high.length]).toEqual([272, 272]);
  expect(highestOf(thin)).toBe(0.99);
});

test('the loudness that is kept is drawn beside that of now, a reading a second', () => {
  const kept = Array.from({ length: 30 }, (_, second) => (second < 2 ? null : -17));
  const svg = drawKept({ size, label: 'kept and now', loudness: programme, kept });
  expect(classesOf(svg)).toEqual(['curve short-term', 'curve kept']);
  expect(textsOf(svg).filter((text) => text.startsWith('−'))).toEqual([
    '−26',
    '−24',
    '−22',
    '−20',
    '−18',
    '−16',
    '−14',
    '−12',
  ]);
});

function marksOf(svg: string, name: string): number {
  const group = new RegExp(`<g[^>]* class="${name}"[^>]*>(.*?)</g>`, 's').exec(svg)?.[1] ?? '';
  return group.match(/<line|<path/g)?.length ?? 0;
}

function classesOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<g[^>]* class="(?!grid|faint)([^"]*)"/g)].map(([, name = '']) => name);
}

function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}
