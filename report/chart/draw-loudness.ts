import type { Markish } from '@observablehq/plot';
import type { LoudnessTarget } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import {
  ceilingLine,
  curve,
  integratedLine,
  peakMark,
  rangeBand,
  targetLine,
  targetNote,
  toleranceBand,
} from './loudness-marks.ts';
import { drawOverTime, margins, type Size } from './plot.ts';

const HEADING_HEIGHT = 84;

/** A chart of one programme's loudness over time. */
export interface LoudnessChart {
  readonly size: Size;
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly loudness: LoudnessReport;
  /** What was asked for: a line with its tolerance. */
  readonly target?: LoudnessTarget | undefined;
  /** Whether the programme is held to the target: then that is labelled, and the ceiling of its peaks is shown. */
  readonly isHeld?: boolean;
  /** The programme as it was before, of which the short-term loudness is shown beside. */
  readonly earlier?: LoudnessReport | undefined;
  /** Whether to show what the loudness range spans. */
  readonly showsRange?: boolean;
  /** The length of the time axis, where it is not that of the programme. */
  readonly seconds?: number;
  /** From where to where it reaches, such as `levelsOf` gives; LUFS and dBTP. */
  readonly levels: readonly [low: number, high: number];
  /** What stands above the plot. */
  readonly heading?: readonly Markish[];
}

/**
 * Momentary and short-term loudness over time, the integrated loudness and the true peak, as one SVG element. However
 * long the programme is, it has no more points than its width shows.
 */
export function drawLoudness(chart: LoudnessChart): string {
  const { size, label, loudness, target, isHeld = false, earlier, levels, heading = [] } = chart;
  const seconds = Math.max(chart.seconds ?? loudness.durationSeconds, 0.1);
  const columns = size.width - margins.left - margins.right;
  const { momentary, shortTerm, rateHz } = loudness.timeline;
  const marks = [
    chart.showsRange ? rangeBand(loudness) : [],
    target === undefined ? [] : toleranceBand(target),
    curve('momentary', momentary, rateHz, columns),
    earlier === undefined ? [] : curve('earlier', earlier.timeline.shortTerm, rateHz, columns),
    curve('short-term', shortTerm, rateHz, columns),
    target === undefined ? [] : targetLine(target),
    integratedLine(loudness),
    target === undefined || !isHeld ? [] : [targetNote(target), ceilingLine(target, loudness, seconds)],
    peakMark(loudness, seconds),
    ...heading,
  ];
  const head = heading.length > 0 ? HEADING_HEIGHT : 0;
  return drawOverTime({ size, label, seconds, values: levels, valueLabel: 'LUFS, dBTP', head, marks });
}
