import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { hundredths } from '../measure/loudness-report.ts';

/**
 * dB under the ceiling. Lossless: the way back from 192 kHz lifts limited peaks by up to 0.15 dB, and other meters read
 * up to 0.12 dB more. Lossy: encoders add about half a dB to a peak, and a whole one where they have few bits.
 */
const headroom = { lossless: 0.3, lossy: 0.6, coarse: 1.2 };

/** kbit/s a channel, under which a codec is coarse. */
const enoughBits = 64;

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
  const { encoder, encoderOptions, channels = 2, lossless } = profile;
  if (lossless) return { loudness: 0, ceiling: headroom.lossless };
  const kilobits = Number.parseInt(encoderOptions.b ?? '', 10);
  return {
    loudness: encoder === 'libmp3lame' ? takenByLame(kilobits) : 0,
    ceiling: kilobits / channels < enoughBits ? headroom.coarse : headroom.lossy,
  };
}

/** dB */
function takenByLame(kilobits: number): number {
  const scale = scalesOfLame.find(({ upTo }) => kilobits <= upTo)?.scale ?? 1;
  return hundredths(20 * Math.log10(1 / scale));
}
