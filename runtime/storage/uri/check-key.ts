/** Both drivers hold to the shorter of what S3 and file systems take, in bytes of UTF-8. */
const LONGEST_KEY = 1024;
const LONGEST_SEGMENT = 255;

const SIGNS = "! ' ( ) * + , - . / : = @ _ ~ &";

/** What is none of letters, marks and digits of any script, and of the signs that need no quoting in a URI, an S3 key or a file name. */
const NOT_ALLOWED = /[^\p{L}\p{M}\p{N} !'()*+,\-./:=@_~&]/u;

/** The file driver's unfinished files and the probes of S3 are named so. */
export const RESERVED_PREFIX = '.lathe-';

/**
 * Says what is wrong with the key of an object.
 *
 * @returns the reason as part of a sentence, or undefined for a key that every driver takes
 */
export function faultOfKey(key: string): string | undefined {
  if (key === '') return 'it has no key';
  return faultOfText(key) ?? firstFault(key.split('/'));
}

/** The same for the beginning of a key, as lists take it: it may be empty or end within a segment. */
export function faultOfPrefix(prefix: string): string | undefined {
  if (prefix === '') return undefined;
  const whole = prefix.split('/');
  const last = whole.pop() ?? '';
  return faultOfText(prefix) ?? firstFault(whole) ?? (last === '..' || last === '.' ? dots(last) : undefined);
}

function faultOfText(text: string): string | undefined {
  if (!text.isWellFormed()) return 'its key is not well-formed Unicode';
  const [odd] = NOT_ALLOWED.exec(text) ?? [];
  if (odd !== undefined) return `its key holds ${shown(odd)}, and may hold letters, digits, spaces and ${SIGNS}`;
  if (text !== text.normalize('NFC')) return 'its key is not in Unicode normal form C';
  if (Buffer.byteLength(text) > LONGEST_KEY) return `its key is longer than ${LONGEST_KEY} bytes`;
  return undefined;
}

/** What cannot be seen, or turns the text around it, is named by its number. */
function shown(character: string): string {
  const number = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${number}` : character;
}

function firstFault(segments: readonly string[]): string | undefined {
  return segments.map(faultOfSegment).find((fault) => fault !== undefined);
}

function faultOfSegment(segment: string): string | undefined {
  if (segment === '') return 'its key has an empty segment';
  if (segment === '.' || segment === '..') return dots(segment);
  if (segment.trim() !== segment) return 'a segment of its key begins or ends with a space';
  if (segment.startsWith(RESERVED_PREFIX)) return `names that begin with '${RESERVED_PREFIX}' are reserved`;
  if (Buffer.byteLength(segment) > LONGEST_SEGMENT)
    return `a segment of its key is longer than ${LONGEST_SEGMENT} bytes`;
  return undefined;
}

function dots(segment: string): string {
  return `its key has a segment '${segment}'`;
}
