import type { Loudness } from '../measure/loudness.ts';
import { reading, reportLoudness } from '../measure/loudness-report.ts';
import type { Statistics } from '../measure/statistics.ts';
import type { AudioStream } from '../probe/probe.ts';
import { channelNames } from './channel-names.ts';
import type { ChannelReport, FileMeasurement } from './file-measurement.ts';
import type { StreamFigures } from './meter-streams.ts';

/** The loudness of a metered stream as its report gives it. */
export function streamLoudness({ loudness, statistics }: StreamFigures): FileMeasurement['loudness'] {
  const samplePeaks = statistics.channels.map((figures) => reading(figures.get('Peak level dB')));
  return {
    ...reportLoudness(loudness),
    samplePeakDbfs: reading(statistics.overall.get('Peak level dB')), // finer than what the loudness meter prints
    samplePeakPerChannelDbfs: samplePeaks,
  };
}

/** The levels of a metered stream, over all channels. */
export function streamLevels({ levels }: StreamFigures): FileMeasurement['levels'] {
  return { rmsDbfs: reading(levels.rmsDb), noiseFloorDbfs: reading(levels.noiseFloorDb) };
}

/** Whether any sample is NaN, infinite or beyond all sound. */
export function hasInvalidSamples({ loudness, statistics: { overall } }: StreamFigures): boolean {
  const counted = (overall.get('Number of NaNs') ?? 0) + (overall.get('Number of Infs') ?? 0);
  return loudness.hasInvalidSamples || counted > 0;
}

/** What each channel of a metered stream holds. */
export function channelReports(
  { layout, channels }: Pick<AudioStream, 'layout' | 'channels'>,
  { loudness, statistics }: StreamFigures,
): readonly ChannelReport[] {
  return channelNames(layout, channels).map((name, index): ChannelReport => {
    const figures: Statistics = statistics.channels[index] ?? new Map();
    const offset = figures.get('DC offset') ?? null;
    return {
      name,
      truePeakDbtp: truePeakOf(loudness, index, figures.get('Peak level dB') ?? null),
      samplePeakDbfs: reading(figures.get('Peak level dB')),
      rmsDbfs: reading(figures.get('RMS level dB')),
      dcOffset: offset === null ? null : Math.round(offset * 1e5) / 1e5,
    };
  });
}

/** The meter prints amplitudes with three decimals, too few for a quiet channel: there the sample peak is a better bound. */
function truePeakOf({ truePeak }: Loudness, index: number, samplePeakDb: number | null): number | null {
  const printed = truePeak?.perChannelDb[index] ?? null;
  const known = [printed, samplePeakDb].filter((level) => level !== null);
  return known.length === 0 ? null : reading(Math.max(...known));
}
