import { readFile } from 'node:fs/promises';
import type { SoundClip } from '../../report/golden/golden-report.ts';
import type { Capabilities, FfmpegHost } from '../../runtime/engine/host/host.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import { limitsFor } from '../../runtime/engine/process/limits.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import { inWorkspace } from '../../runtime/engine/workspace/open-workspace.ts';
import type { StreamOfFile } from '../blocks/sample-frames.ts';

/** A way to make a sound small that browsers can play. */
interface ClipCodec {
  readonly name: string;
  readonly encoder: string;
  readonly muxer: string;
  readonly mediaType: string;
  /** kbit/s: small, and enough to tell one setting of a compressor from another. */
  readonly mono: number;
  readonly stereo: number;
}

/** The best first; the last one is in every build of FFmpeg. */
const codecs = [
  { name: 'Opus', encoder: 'libopus', muxer: 'webm', mediaType: 'audio/webm', mono: 48, stereo: 80 },
  { name: 'AAC', encoder: 'aac', muxer: 'mp4', mediaType: 'audio/mp4', mono: 80, stereo: 128 },
] as const satisfies readonly ClipCodec[];

/** The codec that a build of FFmpeg makes clips with. */
function clipCodec({ encoders, muxers }: Pick<Capabilities, 'encoders' | 'muxers'>): ClipCodec {
  return codecs.find(({ encoder, muxer }) => encoders.has(encoder) && muxers.has(muxer)) ?? codecs[1];
}

/**
 * The beginning of a stream as a browser can play it, at the level that it has. More than two channels are folded down.
 *
 * @param seconds that the stream has
 * @param most seconds that the clip may have
 * @throws LatheFailure `ffmpeg/*`, `job/cancelled`
 */
export async function clipOf(
  { path, audioIndex, channels }: StreamOfFile,
  seconds: number,
  most: number,
  host: FfmpegHost,
  signal: AbortSignal,
): Promise<SoundClip> {
  const codec = clipCodec(await host.capabilities());
  const kilobits = channels === 1 ? codec.mono : codec.stereo;
  const channelOptions = channels > 2 ? ['-ac', '2'] : [];
  const encoding = ['-c:a', codec.encoder, '-b:a', `${kilobits}k`, '-map_metadata', '-1', '-fflags', '+bitexact'];
  const base64 = await inWorkspace(async (workspace) => {
    const file = workspace.path(`clip.${codec.muxer}`);
    const output = ['-map', `0:a:${audioIndex}`, '-t', String(most), ...channelOptions, ...encoding];
    await runFfmpeg({
      ffmpegPath: host.ffmpegPath,
      confinement: host.confinement,
      args: [...inputArguments(path), ...output, '-f', codec.muxer, file],
      cwd: workspace.directory,
      logPath: workspace.path('clip.log'),
      limits: limitsFor(seconds),
      signal,
    });
    return readFile(file, 'base64');
  });
  const folded = channels > 2 ? `, ${channels} channels folded down to stereo` : '';
  return {
    mediaType: codec.mediaType,
    base64,
    seconds: Math.min(seconds, most),
    format: `${codec.name}, ${kilobits} kbit/s${folded}`,
  };
}
