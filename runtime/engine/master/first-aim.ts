import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { hundredths } from './report.ts';

/** dB under the ceiling; lossless: other meters read true peaks a little higher; lossy: encoders overshoot. */
const headroom = { lossless: 0.1, lossy: 0.5 };

/**
 * What LAME multiplies whatever it encodes by, up to a bitrate in kbit/s; measured with a sine at every bitrate, mono and
 * stereo. FFmpeg's AAC and Opus take nothing from a sine.
 */
const scalesOfLame = [
  { upTo: 160, scale: 0.95 },
  { upTo: 192, scale: 0.97 },
  { upTo: 224, scale: 0.98 },
];

/** What the first rendering aims at beside its target, so that most deliverables need no second one. */
export function firstAim(profile: ProfileArtifact): JobFacts['correction'] {
  return { loudness: takenByEncoder(profile), ceiling: profile.lossless ? headroom.lossless : headroom.lossy };
}

/** dB */
function takenByEncoder({ encoder, encoderOptions }: ProfileArtifact): number {
  if (encoder !== 'libmp3lame') return 0;
  const bitrate = Number.parseInt(encoderOptions.b ?? '', 10);
  const scale = scalesOfLame.find(({ upTo }) => bitrate <= upTo)?.scale ?? 1;
  return hundredths(-20 * Math.log10(scale));
}
