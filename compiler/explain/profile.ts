import type { ProfileArtifact } from '../../schemas/generated/artifact.ts';
import { codecs } from '../profiles/codecs.ts';
import { containers } from '../profiles/containers.ts';
import { formatQuantity } from '../types/quantity.ts';

/** What a profile delivers, as data; `renderProfile` makes text of it. */
export interface ProfileExplanation {
  readonly kind: 'profile';
  readonly label: string;
  readonly hash: string;
  readonly doc: string;
  /** Name and meaning, in the order in which they are read. */
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly requires: ProfileArtifact['requires'];
}

/** A profile with the names that people know it by. */
export interface NamedProfile {
  readonly label: string;
  readonly hash: string;
  readonly artifact: ProfileArtifact;
  readonly doc: string;
}

/** Explains a profile. */
export function explainProfile({ label, hash, artifact, doc }: NamedProfile): ProfileExplanation {
  return { kind: 'profile', label, hash, doc, fields: fieldsOf(artifact), requires: artifact.requires };
}

/** The fields of a profile in words. */
export function fieldsOf(artifact: ProfileArtifact): ProfileExplanation['fields'] {
  const { container, extensions, lossless, encoderOptions } = artifact;
  const endings = extensions.map((extension) => `.${extension}`).join(', ');
  return [
    { name: 'container', text: `${containers.get(container)?.doc ?? container} (${endings})` },
    { name: 'codec', text: codecText(artifact) },
    ...(encoderOptions.b === undefined ? [] : [{ name: 'bit rate', text: bitrateText(encoderOptions.b) }]),
    { name: 'sample rate', text: sampleRateText(artifact) },
    { name: 'channels', text: channelsText(artifact) },
    { name: 'picture', text: artifact.video === 'copy' ? 'copied untouched' : 'none' },
    { name: 'metadata', text: artifact.metadata === 'keep' ? "the source's is kept" : 'dropped' },
    {
      name: 'tolerance',
      text: `loudness within ${lossless ? '0.1' : '0.2'} LU, since the codec is ${lossless ? 'lossless' : 'lossy'}`,
    },
  ];
}

function codecText({ codec, encoderOptions, sampleFormat }: ProfileArtifact): string {
  const name = codecs.get(codec)?.doc ?? codec;
  const tuning = encoderOptions.application === 'voip' ? ', this one for voice' : '';
  return codec === 'pcm' ? `${name}, ${pcmText(sampleFormat)}` : `${name}${tuning}`;
}

/** @param rate as FFmpeg takes it: `192k` */
function bitrateText(rate: string): string {
  return formatQuantity('Bitrate', Number.parseFloat(rate));
}

function pcmText(sampleFormat: string): string {
  if (sampleFormat === 'flt') return '32-bit float';
  return sampleFormat === 's16' ? '16 bits' : '24 bits';
}

function sampleRateText({ sampleRate, sampleRates }: ProfileArtifact): string {
  if (sampleRate !== undefined) return formatQuantity('Frequency', sampleRate);
  return sampleRates.length === 0 ? "the source's" : "the source's, or the next one up that the codec has";
}

function channelsText({ channels, maxChannels }: ProfileArtifact): string {
  if (channels !== undefined) return channels === 1 ? 'mono' : 'stereo';
  return `as the preset makes them; more than ${maxChannels} become stereo`;
}
