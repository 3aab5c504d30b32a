import { samplePath, samples } from '../../golden/samples/index.ts';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { type SecondReading, secondMeter } from './second-meter.ts';

/** One sample on both meters. */
export interface Comparison {
  readonly sample: string;
  readonly ours: SecondReading;
  readonly theirs: SecondReading;
}

/** The most that two meters may differ by: LU, and dB, where each has its own filter to find what lies between samples. */
export const mostApart = { integratedLu: 0.1, truePeakDb: 0.35 };

/** Without sound, in more channels than the second meter takes, or only longer than another one. */
const leftOut: readonly string[] = [
  'video_without_sound',
  'music_surround',
  'music_unlabelled',
  'music_60s',
  'music_10min',
  'speech_60s',
];

/** The samples that both meters can read. */
export const comparedSamples: readonly string[] = [...samples.keys()].filter((name) => !leftOut.includes(name));

/** Puts a sample through `lathe measure`'s meter and through the second one. */
export async function compareMeters(sample: string, host: FfmpegHost): Promise<Comparison> {
  const path = await samplePath(sample);
  const { sampleRate, channels, stream, loudness } = await measureFile({ path, stream: { by: 'default' }, host });
  const theirs = await secondMeter({ path, sampleRate, channels, audioIndex: stream.audioIndex }, host);
  const { integratedLufs, truePeakDbtp } = loudness;
  return { sample, ours: { integratedLufs, truePeakDbtp }, theirs };
}

/** Whether both meters see a loudness or neither does, and do not differ by more than they may. */
export function isAgreed({ ours, theirs }: Comparison): boolean {
  return (
    isNear(ours.integratedLufs, theirs.integratedLufs, mostApart.integratedLu) &&
    isNear(ours.truePeakDbtp, theirs.truePeakDbtp, mostApart.truePeakDb)
  );
}

function isNear(one: number | null, other: number | null, most: number): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) <= most;
}
