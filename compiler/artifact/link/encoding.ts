import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';

/** Where a rendering goes. */
export interface RenderTarget {
  /** The deliverable's name in the working folder. */
  readonly file: string;
  /** True sends the encoded audio to standard output as well, for a meter that listens while it is written. */
  readonly listen: boolean;
}

/**
 * The output arguments of a profile. `bitexact` keeps versions and random serial numbers out of the file, so that the
 * same job gives the same bytes.
 *
 * @param picture the stream to copy, as `input:stream`, where the profile copies one
 */
export function encodingArguments(
  profile: ProfileArtifact,
  picture: string | undefined,
  target: RenderTarget,
): string[] {
  const copies = profile.video === 'copy' && picture !== undefined;
  return [
    ...(copies ? ['-map', picture, '-c:v', 'copy'] : []),
    '-c:a',
    profile.encoder,
    ...Object.entries(profile.encoderOptions).flatMap(([name, value]) => [`-${name}:a`, value]),
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

function direct(profile: ProfileArtifact, file: string): string[] {
  const options = Object.entries(profile.muxerOptions).flatMap(([name, value]) => [`-${name}`, value]);
  return [...options, '-f', profile.muxer, file];
}

/** Writes the file and, packet by packet, the same audio to standard output. */
function tee(profile: ProfileArtifact, file: string): string[] {
  const options = Object.entries(profile.muxerOptions).map(([name, value]) => `:${name}=${value}`);
  const toFile = `[f=${profile.muxer}${options.join('')}]${file}`;
  const toPipe = `[select=a:f=${profile.streamMuxer}]pipe:1`;
  return ['-f', 'tee', `${toFile}|${toPipe}`];
}
