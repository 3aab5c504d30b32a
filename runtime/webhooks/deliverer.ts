import { failure, LatheFailure } from '../failure/failure.ts';
import type { DeliverWebhook, WebhookDelivery } from '../jobs/webhook-queue.ts';
import { checkWebhookUrl, type WebhookOrigins } from './origins.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, signWebhook } from './signature.ts';

/** How webhooks are sent. */
export interface DelivererOptions {
  /** Shared with those who receive them. */
  readonly secret: string;
  readonly allow: WebhookOrigins;
  /** Milliseconds for all of it: 10,000 where none is given. */
  readonly timeoutMs?: number;
}

/** Of an answer nothing but its status is used; whoever sends more than this is not listened to. */
const MOST_ANSWER_BYTES = 64 * 1024;

/**
 * Gives a function that sends a webhook once: signed, to allowed origins alone, following no redirect (its status is what is
 * returned), and reading next to nothing of the answer.
 *
 * @returns rejects with `api/bad_notify` where the origin is not allowed any more, and `api/webhook_failed` where there is no
 *   answer; neither repeats the URL, which may hold a secret
 */
export function deliverer({ secret, allow, timeoutMs = 10_000 }: DelivererOptions): DeliverWebhook {
  return async (delivery) => {
    // The list is that of today: it may have been shortened since the job was accepted.
    const url = checkWebhookUrl(delivery.url, allow);
    try {
      return await post(url, delivery, secret, timeoutMs);
    } catch (thrown) {
      if (thrown instanceof LatheFailure) throw thrown;
      throw failure('api/webhook_failed', { reason: reasonOf(thrown, timeoutMs) }); // without the cause, which has the URL
    }
  };
}

async function post(
  url: string,
  { eventId, body }: WebhookDelivery,
  secret: string,
  timeoutMs: number,
): Promise<{ readonly status: number }> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'lathe',
      [EVENT_ID_HEADER]: eventId,
      [SIGNATURE_HEADER]: signWebhook(secret, Math.floor(Date.now() / 1000), body),
    },
    body,
  });
  await discard(response);
  return { status: response.status };
}

/** Reads the answer to its end where it is short, so that the connection can be used again. */
async function discard({ body }: Response): Promise<void> {
  if (body === null) return;
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_ANSWER_BYTES) return;
  }
}

function reasonOf(thrown: unknown, timeoutMs: number): string {
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return `it did not answer within ${timeoutMs} ms`;
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'the connection failed';
}
