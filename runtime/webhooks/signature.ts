import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that says who sent a webhook: `Lathe-Signature: t=1764061200,v1=<hex>`. */
export const SIGNATURE_HEADER = 'Lathe-Signature';

/** The header that names the event, alike in every repetition. */
export const EVENT_ID_HEADER = 'Lathe-Event-Id';

/**
 * Signs a webhook: HMAC-SHA256 of the time, a full stop and the body.
 *
 * @param at Unix time in seconds
 * @returns the value of `Lathe-Signature`
 */
export function signWebhook(secret: string, at: number, body: string): string {
  return `t=${at},v1=${hmac(secret, at, body).toString('hex')}`;
}

/** What a receiver holds a webhook to. */
export interface ReceivedWebhook {
  readonly secret: string;
  /** The value of `Lathe-Signature`. */
  readonly header: string;
  /** The body exactly as it came, before it was parsed. */
  readonly body: string;
  /** Unix time in seconds. */
  readonly now: number;
  /** Seconds that it may be old, or the clocks apart: 300 where none is given. */
  readonly toleranceSeconds?: number;
}

/** Whether a webhook was sent by whoever has the secret, and lately. For receivers; see docs/webhooks.md. */
export function verifyWebhook({ secret, header, body, now, toleranceSeconds = 300 }: ReceivedWebhook): boolean {
  const [, time, hex] = /^t=([0-9]{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (time === undefined || hex === undefined) return false;
  if (Math.abs(now - Number(time)) > toleranceSeconds) return false;
  return timingSafeEqual(hmac(secret, Number(time), body), Buffer.from(hex, 'hex'));
}

function hmac(secret: string, at: number, body: string): Buffer {
  return createHmac('sha256', secret).update(`${at}.${body}`, 'utf8').digest();
}
