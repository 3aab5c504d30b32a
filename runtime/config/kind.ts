import { LatheFailure } from '../failure/failure.ts';
import { type AllowList, readAllowList } from '../storage/uri/allow-list.ts';
import { parsePrefix } from '../storage/uri/parse-uri.ts';

/** What a variable can be set to. */
export interface Kind<Value> {
  /** As a part of a sentence: `a whole number from 1 to 65535`. */
  readonly takes: string;
  /** Reads what is set, or says why it is nothing of this kind. */
  readonly read: (text: string) => Read<Value>;
}

/** A value, or why there is none; the reason may be left to what the kind takes. */
export type Read<Value> = { readonly value: Value } | { readonly fault: string | undefined };

const wrong = { fault: undefined } as const;

/** Any text. */
export function text(takes: string, pattern = /./s): Kind<string> {
  return { takes, read: (given) => (pattern.test(given) ? { value: given } : wrong) };
}

/** A path from the root of the file system: a service has no folder that it is in. */
export function absolutePath(takes: string): Kind<string> {
  return text(`${takes}, from the root`, /^\//);
}

export function integer(least: number, most: number): Kind<number> {
  return {
    takes: `a whole number from ${least} to ${most}`,
    read: (given) => within(/^\d{1,15}$/.test(given) ? Number(given) : Number.NaN, least, most),
  };
}

/** Seconds, with decimals. */
export function seconds(least: number, most: number): Kind<number> {
  return {
    takes: `seconds, from ${least} to ${most}`,
    read: (given) => within(/^\d{1,9}(\.\d{1,3})?$/.test(given) ? Number(given) : Number.NaN, least, most),
  };
}

function within(value: number, least: number, most: number): Read<number> {
  return value >= least && value <= most ? { value } : wrong;
}

const factors: Readonly<Record<string, number>> = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** A number of bytes, with or without a unit. */
export const bytes: Kind<number> = {
  takes: 'bytes, as 1048576, 512 KiB, 1 MiB, 20 GiB',
  read: (given) => {
    const [, figure = '', unit = ''] = /^(\d{1,15}) ?(KiB|MiB|GiB|TiB)?$/.exec(given) ?? [];
    return within(figure === '' ? Number.NaN : Number(figure) * (factors[unit] ?? 1), 1, Number.MAX_SAFE_INTEGER);
  },
};

/** One of several words, each standing for a value. */
export function oneOf<const Values extends Readonly<Record<string, unknown>>>(
  values: Values,
): Kind<Values[keyof Values]> {
  return {
    takes: Object.keys(values)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1'),
    read: (given) => (Object.hasOwn(values, given) ? { value: values[given] as Values[keyof Values] } : wrong), // just looked up
  };
}

/** Where objects lie, without a slash at its end. */
export const baseUri: Kind<string> = {
  takes: 'a URI such as s3://bucket/lathe or file:///var/lib/lathe/storage/lathe',
  read: (given) => explained(() => parsePrefix(`${withoutSlash(given)}/`), withoutSlash(given)),
};

/** Entries of an allow-list, separated by commas or spaces. */
export const prefixes: Kind<AllowList> = {
  takes: 'URIs such as s3://bucket/news, separated by commas',
  read: (given) => {
    const entries = listOf(given);
    let list: AllowList = readAllowList([]);
    const read = explained(() => {
      list = readAllowList(entries);
    }, undefined);
    return 'fault' in read ? read : { value: list };
  },
};

/** Origins of URLs that may be called, separated by commas or spaces. */
export const origins: Kind<readonly string[]> = {
  takes: 'origins such as https://caller.internal, separated by commas',
  read: (given) => {
    const entries = listOf(given).map(withoutSlash);
    return entries.every(isOrigin) ? { value: entries } : wrong;
  },
};

/** The address of a server, without user, query and fragment. */
export function endpoint(example: string): Kind<string> {
  return {
    takes: `a URL such as ${example}`,
    read: (given) => (isPlainUrl(given, ['http:', 'https:']) ? { value: given } : wrong),
  };
}

/** How Redis is reached: over the network, or by a socket of this machine. */
export const redisUrl: Kind<string> = {
  takes: 'a URL such as redis://:password@redis.internal:6379/0, rediss://… for TLS, or unix:///run/redis.sock',
  read: (given) => {
    if (!URL.canParse(given)) return wrong;
    const { protocol, hostname, pathname } = new URL(given);
    const isThere = protocol === 'unix:' ? pathname.length > 1 : hostname !== '';
    return isThere && ['redis:', 'rediss:', 'unix:'].includes(protocol) ? { value: given } : wrong;
  },
};

/** Buckets, each with the folder that it is here: `bucket=/folder`, separated by commas. */
export const bucketFolders: Kind<Readonly<Record<string, string>>> = {
  takes: 'bucket=/folder, several separated by commas',
  read: (given) => {
    const pairs = given
      .split(/,\s*(?=[a-z0-9.-]{3,63}=)/)
      .map((pair) => /^\s*([a-z0-9.-]{3,63})=(\/.*?)\s*$/.exec(pair));
    if (pairs.includes(null)) return wrong;
    return { value: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''])) };
  },
};

/** Names with values, as OpenTelemetry's own variables have them. */
export const pairs: Kind<Readonly<Record<string, string>>> = {
  takes: 'name=value, several separated by commas; what is special in a value is percent-encoded, as %20 and %2C',
  read: (given) => {
    const found = given.split(',').map((pair) => /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(pair));
    const read = found.map((pair) => [pair?.[1] ?? '', decoded(pair?.[2] ?? '')] as const);
    return read.every(([name, value]) => name !== '' && /^[\x20-\x7e]+$/.test(value))
      ? { value: Object.fromEntries(read) }
      : wrong;
  },
};

/** Nothing where it cannot be decoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function listOf(given: string): readonly string[] {
  return given.split(/[\s,]+/).filter((entry) => entry !== '');
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/+$/, '');
}

function isPlainUrl(given: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(given)) return false;
  const { protocol, username, password, search, hash } = new URL(given);
  return protocols.includes(protocol) && username + password + search + hash === '';
}

function isOrigin(given: string): boolean {
  return isPlainUrl(given, ['http:', 'https:']) && new URL(given).origin === given;
}

/** What checks by throwing keeps its own words. */
function explained<Value>(check: () => unknown, value: Value): Read<Value> {
  try {
    check();
    return { value };
  } catch (error) {
    if (error instanceof LatheFailure) return { fault: error.message };
    throw error;
  }
}
