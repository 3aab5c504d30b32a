import type { ProfileArtifact } from '../../schemas/generated/artifact.ts';
import type { CheckedProfile } from '../check/check-profile.ts';

/** The artifact of a profile. */
export function emitProfile(profile: CheckedProfile): ProfileArtifact {
  const { container, codec, codecArguments, sampleRate, channels, video, metadata } = profile;
  const { encoder, options, sampleFormat } = codec.encode(codecArguments);
  const streamMuxer = container.codecs[codec.name] ?? container.muxer;
  return {
    kind: 'profile',
    format: 1,
    container: container.name,
    muxer: container.muxer,
    muxerOptions: { ...container.muxerOptions },
    streamMuxer,
    extensions: [...container.extensions],
    codec: codec.name,
    encoder,
    encoderOptions: { ...options },
    sampleFormat,
    sampleRates: [...codec.sampleRates],
    ...(sampleRate === undefined ? {} : { sampleRate }),
    ...(channels === undefined ? {} : { channels }),
    maxChannels: codec.maxChannels,
    lossless: codec.lossless,
    frameSize: codec.frameSize,
    video,
    metadata,
    requires: { ffmpeg: '5.1', encoders: [encoder], muxers: [...new Set([container.muxer, streamMuxer])].sort() },
  };
}
