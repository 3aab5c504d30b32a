import { areaY, ruleY } from '@observablehq/plot';
import { drawOverTime, type Size } from './plot.ts';

/** The lowest and the highest sample of each of many equal parts of a programme; full scale is 1. */
export interface Envelope {
  readonly seconds: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * A waveform as one SVG element: a few parts for each pixel are enough.
 *
 * @param label what it shows, for who cannot see it
 */
export function drawWaveform(envelope: Envelope, size: Size, label: string): string {
  const { low, high } = envelope;
  const seconds = Math.max(envelope.seconds, 0.1);
  const parts = high.map((top, index) => ({
    time: ((index + 0.5) * seconds) / high.length,
    low: low[index] ?? 0,
    high: top,
  }));
  const marks = [
    areaY(parts, { x: 'time', y1: 'low', y2: 'high', className: 'envelope', clip: true }),
    ruleY([-1, 1], { strokeOpacity: 0.4, strokeDasharray: '2 3' }),
  ];
  return drawOverTime({ size, label, seconds, values: [-1.05, 1.05], valueLabel: 'samples', marks });
}
