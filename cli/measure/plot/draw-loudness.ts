import { basename } from 'node:path';
import type { FileMeasurement } from '../../../runtime/engine/metering/file-measurement.ts';
import { durationText, formatText } from '../../run/figures.ts';
import { drawAxes } from './axes.ts';
import { drawCurves } from './curves.ts';
import { frameFor, picture } from './frame.ts';
import { drawLegend } from './legend.ts';
import { style } from './style.ts';
import { element, textElement } from './svg.ts';

/** Characters that fit in a line. */
const LONGEST_TITLE = 100;

/**
 * The loudness curve of a file as one SVG that needs nothing else: momentary and short-term loudness over time, the
 * integrated loudness, what the loudness range spans, and the true peak. It follows the reader's light or dark page.
 */
export function drawLoudness(measurement: FileMeasurement): string {
  const { path, loudness } = measurement;
  const frame = frameFor(measurement);
  const title = shortened(basename(path));
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${picture.width} ${picture.height}`,
    width: picture.width,
    height: picture.height,
    role: 'img',
  };
  const drawing = element(
    'svg',
    attributes,
    textElement('title', {}, `The loudness of ${title}`),
    element('style', {}, style),
    element('rect', { class: 'paper', width: picture.width, height: picture.height }),
    textElement('text', { class: 'title', x: frame.left, y: 34 }, title),
    textElement('text', { class: 'faint', x: frame.left, y: 56 }, subtitleOf(measurement)),
    drawAxes(frame),
    drawCurves(frame, loudness),
    drawLegend(frame, loudness),
  );
  return `${drawing}\n`;
}

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}

function subtitleOf(measurement: FileMeasurement): string {
  const { durationSeconds, loudness } = measurement;
  const mono = loudness.monoPolicy === 'dual mono' ? ', measured as dual mono' : '';
  return `${formatText(measurement)}, ${durationText(durationSeconds)}${mono}`;
}
