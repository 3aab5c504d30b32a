import { areaY, ruleX, ruleY } from '@observablehq/plot';
import { type Envelope, highestOf, thinEnvelope } from './envelope.ts';
import { drawOverTime, margins, type Size } from './plot.ts';
import { peakMarks } from './waveform-marks.ts';

/** A chart of one programme's waveform. */
export interface WaveformChart {
  readonly envelope: Envelope;
  readonly size: Size;
  /** What it shows, for who cannot see it. */
  readonly label: string;
  /** The length of the time axis, where it is not that of the programme. */
  readonly seconds?: number | undefined;
  /** The programme's true peak, to be marked where the waveform is highest. */
  readonly truePeakDbtp?: number | null;
  /** What the programme is held to, dBTP: shown as lines. Where it passes that, else full scale, is marked at the edge. */
  readonly ceilingDbtp?: number | undefined;
}

/** dBTP that no programme passes without being clipped on its way. */
const FULL_SCALE = 0;

/** Of the height of a chart, what a mark at its edge takes. */
const EDGE = 0.06;

/** dB over the ceiling from which on a peak passes it: what rounding makes of one that is just at it. */
const ROUNDING_DB = 0.01;

/** A waveform as one SVG element. However long the programme is, it has no more parts than its width shows. */
export function drawWaveform({ envelope, size, label, ...marked }: WaveformChart): string {
  const { truePeakDbtp = null, ceilingDbtp } = marked;
  const seconds = Math.max(marked.seconds ?? envelope.seconds, 0.1);
  const thin = thinEnvelope(envelope, size.width - margins.left - margins.right);
  const parts = thin.high.map((top, index) => ({
    time: ((index + 0.5) * Math.max(envelope.seconds, 0.1)) / thin.high.length,
    low: thin.low[index] ?? 0,
    high: top,
  }));
  const most = Math.max(1.05, 1.1 * highestOf(thin));
  const ceiling = ceilingDbtp === undefined ? undefined : amplitude(ceilingDbtp);
  const over = amplitude((ceilingDbtp ?? FULL_SCALE) + ROUNDING_DB);
  const passing = parts.filter(({ low, high }) => Math.max(high, -low) > over);
  const marks = [
    areaY(parts, { x: 'time', y1: 'low', y2: 'high', className: 'envelope', clip: true }),
    ruleY([-1, 1], { strokeOpacity: 0.4, strokeDasharray: '2 3' }),
    ceiling === undefined ? [] : ruleY([-ceiling, ceiling], { className: 'ceiling' }),
    passing.length === 0 ? [] : ruleX(passing, { x: 'time', y1: most, y2: most * (1 - 2 * EDGE), className: 'over' }),
    truePeakDbtp === null ? [] : peakMarks(parts, truePeakDbtp, { seconds, most }),
  ];
  return drawOverTime({ size, label, seconds, values: [-most, most], valueLabel: 'amplitude', marks });
}

function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}
