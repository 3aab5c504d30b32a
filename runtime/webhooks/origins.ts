import { failure } from '../failure/failure.ts';

declare const checked: unique symbol;

/** The origins that webhooks may be sent to, each one checked. */
export type WebhookOrigins = readonly string[] & { readonly [checked]: true };

/**
 * Reads the origins as they are configured: `https://caller.internal`, `http://10.0.0.5:8080`. An empty list allows none.
 *
 * @throws LatheFailure `api/bad_webhook_origin`
 */
export function readWebhookOrigins(entries: readonly string[]): WebhookOrigins {
  const origins = entries.map((entry) => {
    const url = URL.canParse(entry) ? new URL(entry) : undefined;
    // A star is a host's character to the parser, and would never be met: whoever writes it means something else.
    const isOrigin = url !== undefined && isHttp(url) && url.href === `${url.origin}/` && !entry.includes('*');
    if (!isOrigin) throw failure('api/bad_webhook_origin', { entry: withoutSecrets(entry) });
    return url.origin;
  });
  return Object.freeze(origins) as unknown as WebhookOrigins; // checked in the lines above
}

/**
 * Holds the URL of a webhook to the origins that are allowed. It is compared as it is resolved, so that no spelling
 * (`https://allowed@elsewhere`, an address in octal, a host in full-width letters) means something else to whoever sends it.
 *
 * @returns the URL in its one normal form, without a fragment
 * @throws LatheFailure `api/bad_notify`
 */
export function checkWebhookUrl(text: string, origins: WebhookOrigins): string {
  if (!URL.canParse(text)) throw failure('api/bad_notify', { reason: 'it is no URL' });
  const url = new URL(text);
  if (!isHttp(url)) throw failure('api/bad_notify', { reason: 'it begins neither with https:// nor with http://' });
  if (url.username + url.password !== '') throw failure('api/bad_notify', { reason: 'it holds a user or a password' });
  if (!origins.includes(url.origin)) {
    throw failure('api/bad_notify', {
      reason: `${url.origin.slice(0, 300)} is not among the origins that are allowed`,
    });
  }
  url.hash = '';
  return url.href;
}

function isHttp({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}

function withoutSecrets(entry: string): string {
  return entry.replace(/\/\/[^/]*@/, '//').slice(0, 300);
}
