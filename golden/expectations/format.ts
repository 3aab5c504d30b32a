import { figureOf, type Measured, type Subject } from './subject.ts';

/** What the file holds. */
export const format: Readonly<Record<string, Subject>> = {
  channels: figureOf((sound) => sound.channels),
  sample_rate: figureOf((sound) => sound.sampleRate),
};

/** The codec of the master by the name that profiles use: every `pcm_…` of FFmpeg is `pcm`. */
export function codecOf({ output }: Measured): string {
  return output.codec.startsWith('pcm_') ? 'pcm' : output.codec;
}
