import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';

/** Where a rendering goes. */
export interface RenderTarget {
  /** The deliverable's name in the working folder. */
  readonly file: string;
  /** True sends the encoded audio to standard output as well, for a meter that listens while it is written. */
  readonly listen: boolean;
  /** The name of a meter of the highest sample that goes to the encoder; there is none where absent. */
  readonly peakMeter?: string;
}

/** A picture that is copied as it is. */
export interface CopiedPicture {
  /** As `input:stream`. */
  readonly stream: string;
  /** What MPEG-4 calls its codec, where its own container has another name for it. */
  readonly tag: string | undefined;
}

/**
 * Copies the picture as it is; before the sound is mapped, since players expect it as the first stream. The tag is named
 * because `tee` hands on the one of the source, which the file's own muxer may refuse.
 */
export function copyingArguments({ stream, tag }: CopiedPicture): readonly string[] {
  return ['-map', stream, '-c:v', 'copy', ...(tag === undefined ? [] : ['-tag:v', tag])];
}

/**
 * How a profile encodes the sound and writes the file. `bitexact` keeps versions and random serial numbers out of the file, so that the
 * same job gives the same bytes.
 */
export function encodingArguments(profile: ProfileArtifact, target: RenderTarget, channels: number): string[] {
  return [
    '-c:a',
    profile.encoder,
    ...Object.entries(optionsOf(profile, channels)).flatMap(([name, value]) => [`-${name}:a`, value]),
    '-map_metadata',
    profile.metadata === 'keep' ? '0' : '-1',
    '-map_chapters',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:a',
    target.listen ? '+bitexact+global_header' : '+bitexact',
    ...(target.listen ? tee(profile, target.file) : direct(profile, target.file)),
  ];
}

/** kbit/s that libopus takes for one channel; it refuses more, where other encoders use what they can. */
const mostOfOpus = 256;

function optionsOf({ encoder, encoderOptions }: ProfileArtifact, channels: number): Readonly<Record<string, string>> {
  const kilobits = Number.parseInt(encoderOptions.b ?? '', 10);
  const most = mostOfOpus * channels;
  return encoder === 'libopus' && kilobits > most ? { ...encoderOptions, b: `${most}k` } : encoderOptions;
}

function direct(profile: ProfileArtifact, file: string): string[] {
  const options = Object.entries(profile.muxerOptions).flatMap(([name, value]) => [`-${name}`, value]);
  return [...options, '-f', profile.muxer, file];
}

/** Writes the file and, packet by packet, the same audio to standard output; when either fails, both are given up. */
function tee(profile: ProfileArtifact, file: string): string[] {
  const options = Object.entries(profile.muxerOptions).map(([name, value]) => `:${name}=${value}`);
  const toFile = `[f=${profile.muxer}:onfail=abort${options.join('')}]${file}`;
  const toPipe = `[select=a:f=${profile.streamMuxer}:onfail=abort]pipe:1`;
  return ['-f', 'tee', `${toFile}|${toPipe}`];
}
