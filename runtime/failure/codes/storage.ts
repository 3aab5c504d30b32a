import type { Definition } from '../definition.ts';
import { outage, refusal } from '../definition.ts';
import { quoted } from '../wording.ts';

/** A URI as it may be shown: what names it must have cut credentials and queries off already. */
interface Named {
  readonly uri: string;
}

/** Failures of the place where inputs come from and masters go. */
export const storageCodes = {
  'storage/bad_uri': refusal<Named & { reason: string }>('INPUT', ({ uri, reason }) => ({
    message: `${quoted(uri)} is not a URI that storage takes: ${reason}`,
    hint: 'name an object as s3://bucket/key, or a file under the configured root as file:///srv/lathe/key',
  })),
  'storage/not_allowed': refusal<Named>('POLICY', ({ uri }) => ({
    message: `${quoted(uri)} lies outside the buckets and prefixes that may be named`,
    hint: 'move it to an allowed prefix, or have the operator add this one to the allow-list',
  })),
  'storage/not_found': refusal<Named>('INPUT', ({ uri }) => ({
    message: `there is nothing at ${quoted(uri)}`,
    hint: 'check the bucket and the key, letter by letter; keys distinguish upper and lower case',
  })),
  'storage/denied': refusal<Named & { reason: string }>('POLICY', ({ uri, reason }) => ({
    message: `access to ${quoted(uri)} was denied: ${reason}`,
    hint: 'check the credentials and permissions of this process; trying again changes nothing',
  })),
  'storage/exists': refusal<Named>('INPUT', ({ uri }) => ({
    message: `${quoted(uri)} exists already, with other content`,
    hint: 'it was written by someone else first and is left as it is; choose another key',
  })),
  'storage/changed': refusal<Named>('INPUT', ({ uri }) => ({
    message: `${quoted(uri)} is no longer the version that was asked for`,
    hint: 'it was replaced in the meantime: submit the work again to use what is there now',
  })),
  'storage/too_large': refusal<Named & { bytes: number; limitBytes: number }>(
    'POLICY',
    ({ uri, bytes, limitBytes }) => ({
      message: `${quoted(uri)} holds ${bytes} bytes, and at most ${limitBytes} are read`,
      hint: 'give a smaller object, or have the operator raise the limit',
    }),
  ),
  'storage/unsupported': refusal<Named & { what: string }>('POLICY', ({ uri, what }) => ({
    message: `the storage of ${quoted(uri)} cannot do this: ${what}`,
    hint: 'use another key or another store; docs/storage.md says what each can do',
  })),
  'storage/corrupt': outage<Named & { reason: string }>(1, ({ uri, reason }) => ({
    message: `what was transferred for ${quoted(uri)} is not what was stored: ${reason}`,
    hint: 'if it happens again, compare the object with its original: it is damaged where it lies',
  })),
  'storage/full': outage<Named>(3, ({ uri }) => ({
    message: `there is no room left in storage for ${quoted(uri)}`,
    hint: 'free some space under the storage root, or move it to a larger disk',
  })),
  'storage/unavailable': outage<Named & { reason: string }>(3, ({ uri, reason }) => ({
    message: `the storage of ${quoted(uri)} did not answer: ${reason}`,
    hint: 'it was tried several times; check the endpoint and the network, then try again',
  })),
} as const satisfies Readonly<Record<string, Definition<never>>>;
