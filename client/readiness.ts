import { answerOf, type Connection, notJson } from './transport/connection.ts';
import type { Cancellable, Readiness } from './types.ts';

/** What a service that is not ready answers is no problem but the answer: it is neither repeated nor thrown. */
export async function readiness({ api, once }: Connection, { signal }: Cancellable): Promise<Readiness> {
  const asked = await api.GET('/readyz', { fetch: once, signal: signal ?? null }).catch(notJson);
  if (isReadiness(asked.error)) return asked.error;
  return await answerOf(Promise.resolve(asked));
}

function isReadiness(body: unknown): body is Readiness {
  return typeof body === 'object' && body !== null && 'checks' in body;
}
