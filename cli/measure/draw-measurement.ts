import { basename } from 'node:path';
import { drawPicture } from '../../report/chart/draw-picture.ts';
import { durationText, formatText } from '../../report/text/figures.ts';
import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';

/** The loudness curve of a measured file as one SVG that needs nothing else. */
export function drawMeasurement(measurement: FileMeasurement): string {
  const { path, durationSeconds, loudness } = measurement;
  const mono = loudness.monoPolicy === 'dual mono' ? ', measured as dual mono' : '';
  const subtitle = `${formatText(measurement)}, ${durationText(durationSeconds)}${mono}`;
  return drawPicture({ title: basename(path), subtitle }, loudness);
}
