import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/openapi.ts';
import { LatheApiError } from '../lathe-api-error.ts';
import type { Problem } from '../types.ts';
import { retryAfterOf } from './retry-after.ts';
import { retrying, type Send, sender } from './retrying-fetch.ts';

export interface ConnectionOptions {
  /** Of the service, such as `http://127.0.0.1:4700`; what stands in front of `/v1`. */
  readonly url: string;
  /** Needed where the service has tokens configured. */
  readonly token?: string | undefined;
  /** In the place of the global one. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The service as all methods reach it. */
export interface Connection {
  readonly url: string;
  readonly api: Client<paths>;
  /** For requests whose answer counts the first time. */
  readonly once: Send;
}

/** @throws TypeError for what is no http(s) URL */
export function connect({ url, token, fetch = globalThis.fetch }: ConnectionOptions): Connection {
  const shown = shownUrl(url);
  const once = sender(shown, fetch);
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { url: shown, api: createClient<paths>({ baseUrl: shown, fetch: retrying(once), headers }), once };
}

/** @throws LatheApiError for any answer but one of success */
export async function answerOf<Data>(
  asked: Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>,
): Promise<Data> {
  const { data, error, response } = await asked.catch(notJson);
  if (!response.ok) throw new LatheApiError(response.status, problemIn(error), retryAfterOf(response));
  return data as Data; // what the document says of a success
}

/** A success that cannot be read is none of the service: the page of a proxy, or of whatever else listens there. */
export function notJson(thrown: unknown): never {
  throw thrown instanceof SyntaxError ? new LatheApiError(200, undefined, undefined) : thrown;
}

/** The body of an answer that is read as it comes; undefined where there is none, or nothing in it. */
export async function bodyOf(
  asked: Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>,
): Promise<ReadableStream<Uint8Array> | undefined> {
  const body = await answerOf(asked);
  return body instanceof ReadableStream ? (body as ReadableStream<Uint8Array>) : undefined; // fetch gives bytes
}

function problemIn(body: unknown): Problem | undefined {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
  return isProblem ? (body as Problem) : undefined; // nobody else answers with a code
}

function shownUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new TypeError('it is no http(s) URL');
  if (url.username !== '' || url.password !== '')
    throw new TypeError('it holds a user or a password, where a token is given apart');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
