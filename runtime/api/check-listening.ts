import { isIP } from 'node:net';
import { failure } from '../failure/failure.ts';
import type { ApiToken } from './auth/token.ts';

/**
 * Refuses to let others reach an API that asks for no tokens.
 *
 * @param host the address or name that is to be listened on
 * @throws LatheFailure `api/tokens_needed` for anything but the loopback where there are no tokens
 */
export function checkListening(host: string, tokens: readonly ApiToken[]): void {
  if (tokens.length === 0 && !isLoopback(host)) throw failure('api/tokens_needed', { host });
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
