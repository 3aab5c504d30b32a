import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import type { TimelineReport } from '../../runtime/engine/measure/loudness-report.ts';
import { reading } from '../../runtime/engine/measure/loudness-report.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { decode } from './decode.ts';
import type { SoundFigures } from './measurement.ts';

/** Measures a file from outside, as somebody would who got it: nothing that its maker said of it is taken over. */
export async function measureSound(path: string, host: FfmpegHost, signal: AbortSignal): Promise<SoundFigures> {
  const measured = await measureFile({ path, stream: { by: 'default' }, host, cpuMode: 'reproducible', signal });
  const { loudness, levels, container, codec, sampleRate, channels, stream, durationSeconds } = measured;
  const { audioIndex } = stream;
  const { samples, silenceSeconds } = await decode({ path, audioIndex, channels, sampleRate }, host, signal);
  return {
    container,
    codec,
    sampleRate,
    channels,
    durationSeconds: Math.round(durationSeconds * 1e6) / 1e6,
    integratedLufs: loudness.integratedLufs,
    rangeLu: loudness.rangeLu,
    truePeakDbtp: loudness.truePeakDbtp,
    samplePeakDbfs: loudness.samplePeakDbfs,
    momentaryMaxLufs: loudness.maxMomentaryLufs,
    shortTermMaxLufs: loudness.maxShortTermLufs,
    rmsDbfs: levels.rmsDbfs,
    noiseFloorDbfs: levels.noiseFloorDbfs,
    silenceSeconds,
    curveLufs: curveOf(loudness.timeline),
    samples,
  };
}

/** The short-term readings at the end of each second. */
function curveOf({ rateHz, shortTerm }: TimelineReport): SoundFigures['curveLufs'] {
  return Array.from({ length: Math.floor(shortTerm.length / rateHz) }, (_, second) =>
    reading(shortTerm[(second + 1) * rateHz - 1]),
  );
}
