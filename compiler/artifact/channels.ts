import type { Expr } from '../../schemas/generated/artifact.ts';
import { choose, equal, greaterThan, notEqual } from './expr.ts';

/** One filter on the way from one channel count to another, left out where `when` is 0. */
export interface ConversionStep {
  readonly filter: 'pan' | 'aformat';
  readonly options: Readonly<Record<string, string>>;
  readonly when: Expr;
}

/**
 * The filters that bring a signal to one or two channels, whatever its count turns out to be.
 *
 * FFmpeg's own conversion of mono to stereo is 3 dB down in floating point, so mono and stereo go through `pan` with
 * unity gain and with half of each channel. More than two channels are mixed down as ITU-R BS.775 says: centre and
 * surrounds at -3 dB, no LFE, and no gain besides, since floating point does not clip.
 */
export function conversionSteps(from: Expr, to: 1 | 2): readonly ConversionStep[] {
  const mixDown: ConversionStep = {
    filter: 'aformat',
    options: { sample_fmts: 'dblp', channel_layouts: 'stereo' },
    when: greaterThan(from, 2),
  };
  const last: ConversionStep =
    to === 2
      ? { filter: 'pan', options: { args: 'stereo|c0=c0|c1=c0' }, when: equal(from, 1) }
      : { filter: 'pan', options: { args: 'mono|c0=0.5*c0+0.5*c1' }, when: notEqual(from, 1) };
  return [mixDown, last].filter((step) => step.when !== 0);
}

/** The channels to deliver: the profile's, else those that arrive, mixed to stereo where the codec carries fewer. */
export function deliveredChannels(from: number, wanted: 1 | 2 | undefined, most: number): number {
  return wanted ?? Number(choose(greaterThan(from, most), 2, from));
}
