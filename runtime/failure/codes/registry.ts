import type { Definition } from '../definition.ts';
import { refusal } from '../definition.ts';
import { quoted } from '../wording.ts';

/** Failures of the place where published presets and profiles are kept. */
export const registryCodes = {
  'registry/damaged': refusal<{ uri: string; reason: string }>('PRESET', ({ uri, reason }) => ({
    message: `the registry is damaged at ${quoted(uri)}: ${reason}`,
    hint: 'nothing but lathe publish writes there: restore the object, or remove it and publish that version again',
  })),
  'registry/label_taken': refusal<{ label: string; published: string; base: string }>(
    'PRESET',
    ({ label, published, base }) => ({
      message: `${label} is published in ${quoted(base)} already, as ${published}`,
      hint: 'a published version never changes: publish this as the next version',
    }),
  ),
} as const satisfies Readonly<Record<string, Definition<never>>>;
