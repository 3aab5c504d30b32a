import { LatheFailure } from '../failure/failure.ts';
import type { DeliverWebhook, WebhookMessage, WebhookOutcome } from '../jobs/webhooks.ts';
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
 * Gives a function that sends a webhook once: signed, to allowed origins alone, following no redirect, and reading next to
 * nothing of the answer. 2xx is delivered; all else is a failure, which `retryable` says whether to repeat.
 */
export function deliverer({ secret, allow, timeoutMs = 10_000 }: DelivererOptions): DeliverWebhook {
  return async (message) => {
    try {
      // The origin is held to the list of today: it may have been shortened since the job was accepted.
      return await post(checkWebhookUrl(message.url, allow), message, secret, timeoutMs);
    } catch (thrown) {
      if (thrown instanceof LatheFailure) return { kind: 'failed', problem: thrown.message, retryable: false };
      return { kind: 'failed', problem: wordOf(thrown, timeoutMs), retryable: true };
    }
  };
}

async function post(url: string, message: WebhookMessage, secret: string, timeoutMs: number): Promise<WebhookOutcome> {
  const { body, eventId } = message;
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
  return judge(response.status);
}

function judge(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return { kind: 'delivered', status };
  if (status >= 300 && status < 400) {
    return { kind: 'failed', status, problem: 'it answered with a redirect, which is not followed', retryable: true };
  }
  // 410 is how a receiver says that it wants no more of them.
  return { kind: 'failed', status, problem: `it answered with ${status}`, retryable: status !== 410 };
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

/** Only the code of what went wrong beneath: its message may repeat the URL, and with it a secret. */
function wordOf(thrown: unknown, timeoutMs: number): string {
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return `it did not answer within ${timeoutMs} ms`;
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'the connection failed';
  return `it could not be reached: ${code}`;
}
