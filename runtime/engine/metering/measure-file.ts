import type { CpuMode, FfmpegHost } from '../host/host.ts';
import { checkDecoding } from '../probe/check-decoding.ts';
import { chooseAudio } from '../probe/choose-audio.ts';
import { hashFile } from '../probe/hash-file.ts';
import type { AudioStream, Probe, StreamChoice } from '../probe/probe.ts';
import { probe } from '../probe/probe-file.ts';
import { inputArguments } from '../process/inputs.ts';
import { inWorkspace } from '../workspace/open-workspace.ts';
import type { FileMeasurement } from './file-measurement.ts';
import { type Metered, meterStreams } from './meter-streams.ts';
import { channelReports, hasInvalidSamples, streamLevels, streamLoudness } from './report-streams.ts';

/** A file to be measured. */
export interface MeasureRequest {
  readonly path: string;
  readonly stream: StreamChoice;
  readonly host: FfmpegHost;
  readonly cpuMode?: CpuMode;
  readonly signal?: AbortSignal;
  /** @param speed media seconds a wall second, where known */
  readonly onProgress?: (fraction: number, speed: number | undefined) => void;
}

const needed = {
  filters: ['adelay', 'aformat', 'ametadata', 'aresample', 'asetnsamples', 'asplit', 'astats', 'ebur128'],
  encoders: ['pcm_f64le'],
  muxers: ['null'],
} as const;

/**
 * Measures one audio stream of a media file: loudness, peaks and what its samples hold.
 *
 * Silence and what is too short are measured too; figures that they do not have are null.
 *
 * @throws LatheFailure `input/*`, `ffmpeg/*`, `timeout/*`, `job/cancelled`
 */
export async function measureFile(request: MeasureRequest): Promise<FileMeasurement> {
  const started = performance.now();
  const { path, host, signal } = request;
  await host.require(needed);
  const probed = await probe({ host, path, ...(signal === undefined ? {} : { signal }) });
  const stream = chooseAudio(probed, request.stream);
  const [metered, sha256] = await Promise.all([meter(request, probed, stream), hashFile(probed.path, signal)]);
  const { figures, durationSeconds } = checked(probed, stream, metered);
  return {
    ...describe(probed, stream),
    sha256,
    durationSeconds,
    loudness: streamLoudness(figures),
    perChannel: channelReports(stream, figures),
    levels: streamLevels(figures),
    hasInvalidSamples: hasInvalidSamples(figures),
    ffmpeg: await describeHost(request),
    wallSeconds: (performance.now() - started) / 1000,
    cpuSeconds: metered.runs.reduce((total, run) => total + run.cpuSeconds, 0),
  };
}

async function meter(
  request: MeasureRequest,
  probed: Probe,
  { index, sampleRate, durationSeconds }: AudioStream,
): Promise<Metered> {
  const { host, cpuMode, signal, onProgress } = request;
  const mediaSeconds = durationSeconds ?? probed.durationSeconds;
  return inWorkspace((workspace) =>
    meterStreams([{ open: inputArguments(probed.path), index, sampleRate }], {
      host,
      workspace,
      mediaSeconds,
      ...(cpuMode === undefined ? {} : { cpuMode }),
      ...(signal === undefined ? {} : { signal }),
      onProgress: ({ positionSeconds, speed }) =>
        onProgress?.(Math.max(0, Math.min(0.99, positionSeconds / (mediaSeconds ?? Number.POSITIVE_INFINITY))), speed),
    }),
  );
}

/** Exit code 0 is no proof: what was decoded is held against what the file declares. */
function checked(probed: Probe, stream: AudioStream, { streams: [figures] }: Metered) {
  if (figures === undefined) throw new RangeError('one stream was metered');
  const late = Math.max(0, stream.startSeconds - probed.startSeconds);
  const heardSeconds = figures.loudness.durationSeconds - late;
  return { figures, durationSeconds: checkDecoding(probed, stream, figures.count, heardSeconds) };
}

function describe(probed: Probe, stream: AudioStream) {
  const { codec, bitsPerSample, sampleRate, channels, layout, audioIndex, language } = stream;
  return {
    path: probed.path,
    sizeBytes: probed.sizeBytes,
    container: probed.formats[0] ?? 'unknown',
    codec,
    bitsPerSample,
    sampleRate,
    channels,
    layout,
    stream: { audioIndex, of: probed.audio.length, language },
  };
}

async function describeHost({ host, cpuMode: mode = 'fast' }: MeasureRequest): Promise<FileMeasurement['ffmpeg']> {
  return { version: (await host.version()).text, fingerprint: await host.fingerprint(mode), mode };
}
