import type { Profile } from '../../dsl/index.ts';
import type { CheckedCodecArguments } from '../profiles/codec-arguments.ts';
import type { Codec } from '../profiles/codecs.ts';
import { type Container, containers } from '../profiles/containers.ts';
import { checkCodec } from './check-codec.ts';
import { checkSampleRate } from './check-sample-rate.ts';
import { type Context, here } from './context.ts';
import { collectFields, type Fields, optionalWord, requiredEntry, wordOf } from './profile-fields.ts';

/** A profile without errors. */
export interface CheckedProfile {
  readonly declaration: Profile;
  readonly container: Container;
  readonly codec: Codec;
  readonly codecArguments: CheckedCodecArguments;
  /** Hz; undefined keeps the source's. */
  readonly sampleRate: number | undefined;
  /** Undefined keeps the preset's. */
  readonly channels: 1 | 2 | undefined;
  readonly video: 'none' | 'copy';
  readonly metadata: 'drop' | 'keep';
}

const counts = { mono: 1, stereo: 2 } as const;

/**
 * Checks one profile.
 *
 * @param context the place of the file that the profile stands in
 * @returns undefined where it cannot be compiled; the findings are reported
 */
export function checkProfile(declaration: Profile, context: Context): CheckedProfile | undefined {
  const fields = collectFields(declaration, context);
  const container = requiredEntry(fields, 'container', containers, 'container m4a', context);
  const codec = checkCodec(fields, context);
  const sampleRate = checkSampleRate(fields.byName.get('sample_rate'), codec?.codec, context);
  const channels = optionalWord(fields, 'channels', ['mono', 'stereo'], context);
  const video = optionalWord(fields, 'video', ['copy', 'none'], context) ?? 'none';
  const metadata = optionalWord(fields, 'metadata', ['keep', 'drop'], context) ?? 'drop';
  if (container === undefined || codec === undefined) return undefined;
  checkTogether(container, codec.codec, fields, context);
  return { declaration, container, ...codec, sampleRate, channels: channels && counts[channels], video, metadata };
}

/** Holds that the container carries what the profile puts into it. */
function checkTogether(container: Container, codec: Codec, { byName }: Fields, context: Context): void {
  const codecField = byName.get('codec');
  if (codecField !== undefined && !Object.hasOwn(container.codecs, codec.name)) {
    const carrying = [...containers.values()].filter(({ codecs: carried }) => Object.hasOwn(carried, codec.name));
    const data = {
      codec: codec.name,
      container: container.name,
      codecs: Object.keys(container.codecs).join(', '),
      containers: carrying.map(({ name }) => name).join(', '),
    };
    context.reporter.report('profile/codec_not_in_container', here(context, codecField.value.span), data);
  }
  const video = byName.get('video');
  if (video !== undefined && wordOf(video.value) === 'copy' && !container.video) {
    context.reporter.report('profile/no_video', here(context, video.value.span), { container: container.name });
  }
}
