import { v7, validate, version } from 'uuid';

declare const brand: unique symbol;

/** The id of a job: a UUIDv7, which sorts by the time it was made and is never given twice. */
export type JobId = string & { readonly [brand]: true };

/** Makes an id that nobody has. */
export function newJobId(): JobId {
  return v7() as JobId; // the one place that makes them
}

/** True where the text has the form of a job's id: lower-case, as it stands in keys. */
export function isJobId(text: string): text is JobId {
  return text === text.toLowerCase() && validate(text) && version(text) === 7;
}

/** When an id was made, in milliseconds since 1970: its first 48 bits (RFC 9562, 5.7). */
export function madeAt(id: JobId): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
