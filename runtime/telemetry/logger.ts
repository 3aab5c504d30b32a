import { hostname } from 'node:os';
import pino, { type DestinationStream, type Logger } from 'pino';
import { describeFailure, LatheFailure } from '../failure/failure.ts';

/** What tells the lines of a process from those of others. */
export interface LoggerOptions {
  /** `lathe-api`, `lathe-worker`. */
  readonly service: string;
  readonly version: string;
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  /** Standard output where none is given. */
  readonly destination?: DestinationStream;
}

/** Where secrets would stand if somebody logged a request, a configuration or an error of a library as it is. */
const secret = [
  'authorization',
  'headers.authorization',
  'req.headers.authorization',
  'request.headers.authorization',
  'headers.cookie',
  'req.headers.cookie',
  'token',
  '*.token',
  'secret',
  '*.secret',
  'webhookSecret',
  '*.webhookSecret',
  'redisUrl',
  '*.redisUrl',
  'password',
  '*.password',
];

/**
 * How every line of a log is written, whoever writes it: the time in ISO 8601, the level as a word, the text as `message`,
 * and no secrets. Failures are logged as their code, message and hint; anything else that was thrown with its stack.
 */
export const lineForm = {
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: { err: describeError, error: describeError },
  redact: { paths: secret, censor: '[secret]' },
  messageKey: 'message',
};

/** Makes the logger of a process: a JSON object a line. */
export function createLogger({ service, version, level, destination }: LoggerOptions): Logger {
  const options = { ...lineForm, level, base: { service, version, pid: process.pid, host: hostname() } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function describeError(thrown: unknown): unknown {
  if (thrown instanceof LatheFailure && thrown.code !== 'internal/unexpected') return describeFailure(thrown);
  return thrown instanceof Error ? pino.stdSerializers.err(thrown) : thrown;
}
