import type { FileMeasurement } from '../../../runtime/engine/metering/file-measurement.ts';
import { minus } from './axes.ts';
import type { Frame } from './frame.ts';
import { element, textElement } from './svg.ts';

interface Entry {
  readonly text: string;
  /** Draws its sign, 26 pixels wide, from a point on the middle of the line. */
  readonly sign: (x: number, y: number) => string;
}

const SIGN_WIDTH = 26;

/** What a character takes in the widest of the plot's typefaces, on average; in pixels. */
const CHARACTER_WIDTH = 7.5;

/** What the signs of the plot mean, with the figures, in a row above it. */
export function drawLegend({ left, top }: Frame, loudness: FileMeasurement['loudness']): string {
  const y = top - 22;
  let x = left;
  const drawn = entriesOf(loudness).map(({ sign, text }) => {
    const at = x;
    x += SIGN_WIDTH + 8 + text.length * CHARACTER_WIDTH + 16;
    return sign(at, y) + textElement('text', { x: at + SIGN_WIDTH + 8, y: y + 4 }, text);
  });
  return element('g', {}, ...drawn);
}

function entriesOf(loudness: FileMeasurement['loudness']): readonly Entry[] {
  const { maxMomentaryLufs, maxShortTermLufs, integratedLufs, rangeLu, rangeIsStable, truePeakDbtp } = loudness;
  return [
    { text: `momentary${most(maxMomentaryLufs)}`, sign: strokeSign('momentary') },
    { text: `short-term${most(maxShortTermLufs)}`, sign: strokeSign('short-term') },
    ...entry(integratedLufs, (lufs) => `integrated ${minus(lufs, 1)} LUFS`, strokeSign('integrated')),
    ...entry(rangeLu, (lu) => `range ${lu.toFixed(1)} LU${rangeIsStable ? '' : ' (unstable)'}`, bandSign),
    ...entry(truePeakDbtp, (dbtp) => `true peak ${minus(dbtp, 1)} dBTP`, peakSign),
  ];
}

function entry(value: number | null, text: (value: number) => string, sign: Entry['sign']): readonly Entry[] {
  return value === null ? [] : [{ text: text(value), sign }];
}

function most(value: number | null): string {
  return value === null ? '' : `, max ${minus(value, 1)} LUFS`;
}

function strokeSign(name: string): Entry['sign'] {
  return (x, y) => element('line', { class: name, x1: x, x2: x + SIGN_WIDTH, y1: y, y2: y });
}

function bandSign(x: number, y: number): string {
  return element('rect', { class: 'range', x, y: y - 7, width: SIGN_WIDTH, height: 14 });
}

function peakSign(x: number, y: number): string {
  return element('path', { class: 'peak', d: `M${x + SIGN_WIDTH / 2},${y + 5}l-6,-10h12z` });
}
