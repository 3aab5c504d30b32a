import type { PresetArtifact, ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import type { Requirements } from '../host/host.ts';

/** What the linker adds to what a preset and its profile need: meters, what is kept in scratch, and the way to both. */
const own = {
  filters: ['aformat', 'ametadata', 'aresample', 'asetnsamples', 'asplit', 'astats', 'atrim', 'ebur128'],
  encoders: ['pcm_f32le', 'pcm_f64le'],
  muxers: ['null', 'tee', 'w64'],
} as const;

/** Everything that a job with a preset and a profile needs of FFmpeg. */
export function requirementsOf(preset: PresetArtifact, profile: ProfileArtifact): Requirements {
  return {
    filters: [...preset.requires.filters, ...own.filters],
    encoders: [...profile.requires.encoders, ...own.encoders],
    muxers: [...profile.requires.muxers, ...own.muxers],
  };
}
