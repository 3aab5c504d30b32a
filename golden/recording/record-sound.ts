import type { SoundReport } from '../../report/golden/golden-report.ts';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import {
  type LoudnessReport,
  reportTimeline,
  type TimelineJson,
} from '../../runtime/engine/measure/loudness-report.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { clipOf } from './clip.ts';
import { envelopeOf } from './envelope.ts';

/** A sound as it is kept in a cache: what JSON holds. */
export interface RecordedSound extends Omit<SoundReport, 'name' | 'loudness'> {
  readonly loudness: Omit<LoudnessReport, 'timeline'> & { readonly timeline: TimelineJson };
}

/** Where sounds are recorded. */
export interface Studio {
  readonly host: FfmpegHost;
  readonly signal: AbortSignal;
  /** Seconds of each sound that can be listened to; 0 for none. */
  readonly clipSeconds: number;
}

/**
 * Measures a sound from outside, and makes what can be seen and heard of it.
 *
 * @throws LatheFailure
 */
export async function recordSound(path: string, { host, signal, clipSeconds }: Studio): Promise<RecordedSound> {
  const measured = await measureFile({ path, stream: { by: 'default' }, host, cpuMode: 'reproducible', signal });
  const { codec, sampleRate, channels, durationSeconds, loudness, stream } = measured;
  const { audioIndex } = stream;
  const source = { path, audioIndex, channels };
  const envelope = await envelopeOf(source, durationSeconds, host, signal);
  const clip = clipSeconds === 0 ? {} : { clip: await clipOf(source, durationSeconds, clipSeconds, host, signal) };
  const { timeline, ...figures } = loudness;
  return {
    codec,
    sampleRate,
    channels,
    durationSeconds,
    loudness: { ...figures, timeline: timeline.toJSON() },
    envelope,
    ...clip,
  };
}

/** A recorded sound, by the name that a page gives it. */
export function soundReport(name: string, { loudness, ...recorded }: RecordedSound): SoundReport {
  const { rateHz, momentaryLufs, shortTermLufs } = loudness.timeline;
  const readings = (values: readonly (number | null)[]): Float32Array =>
    Float32Array.from(values, (value) => value ?? Number.NaN); // JSON has no NaN
  const timeline = reportTimeline({
    rateHz,
    momentary: readings(momentaryLufs),
    shortTerm: readings(shortTermLufs),
  });
  return { ...recorded, name, loudness: { ...loudness, timeline } };
}
