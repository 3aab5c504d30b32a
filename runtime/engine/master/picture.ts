import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { failure } from '../../failure/failure.ts';
import type { Probe } from '../probe/probe.ts';

/** What MPEG-4 calls the codecs that it carries, by FFmpeg's names. */
const tags: Readonly<Record<string, string>> = {
  av1: 'av01',
  h264: 'avc1',
  hevc: 'hev1',
  mjpeg: 'mp4v',
  mpeg1video: 'mp4v',
  mpeg2video: 'mp4v',
  mpeg4: 'mp4v',
  vp9: 'vp09',
};

/** The tag that a picture needs in an MPEG-4 file; undefined where it has one from such a file, and keeps it. */
export function pictureTag({ formats, video }: Probe): string | undefined {
  const codec = video[0]?.codec;
  return codec === undefined || formats.includes('mov') ? undefined : tags[codec];
}

/**
 * Profiles that copy the picture need one, of a codec that their container carries.
 *
 * @throws LatheFailure `preset/inputs_mismatch`
 */
export function checkPicture({ video, container }: ProfileArtifact, probes: readonly Probe[], preset: string): void {
  if (video !== 'copy') return;
  const picture = probes.find((probe) => probe.video.length > 0)?.video[0];
  const expects = ['a video: the profile copies its picture'];
  if (picture === undefined) {
    throw failure('preset/inputs_mismatch', { preset, expects, missing: ['a picture'], unknown: [] });
  }
  if (tags[picture.codec] !== undefined) return;
  const missing = [`a picture that ${container} can carry: this one is ${picture.codec}`];
  throw failure('preset/inputs_mismatch', { preset, expects, missing, unknown: [] });
}
