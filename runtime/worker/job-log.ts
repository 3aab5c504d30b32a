import { type Logger, pino } from 'pino';
import type { AttemptStart, JobRequest } from '../../schemas/generated/job.ts';
import type { JobFeed } from '../jobs/job-feed.ts';
import type { JobId } from '../jobs/job-id.ts';
import { lineForm } from '../telemetry/logger.ts';

export interface Log {
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(message: string, fields?: object): void;
}

/** The log of one attempt: each line goes to the worker's own log, to whoever follows the job, and to what is kept of it. */
export interface JobLog extends Log {
  /** JSON, a line each. */
  text(): string;
}

/** An attempt writes a few dozen lines; what writes more has gone astray. */
const MOST_LINES = 10_000;

/** Opens the log of an attempt. */
export function openJobLog(
  { logger, feed }: { readonly logger: Logger; readonly feed: JobFeed },
  request: JobRequest,
  { attempt, round, worker }: Pick<AttemptStart, 'attempt' | 'round' | 'worker'>,
): JobLog {
  const bindings = { ...jobBindings(request), attempt, round, worker };
  const lines: string[] = [];
  const write = (text: string): void => {
    const line = text.trimEnd();
    if (lines.length < MOST_LINES) lines.push(line);
    feed.log(request.id as JobId, attempt, line); // as accepted
  };
  const [own, kept] = [logOf(logger.child(bindings)), logOf(pino({ ...lineForm, base: bindings }, { write }))];
  const both = (level: keyof Log) => (message: string, fields?: object) => {
    own[level](message, fields);
    kept[level](message, fields);
  };
  return {
    info: both('info'),
    warn: both('warn'),
    error: both('error'),
    text: () => lines.map((line) => `${line}\n`).join(''),
  };
}

/** A log with the message first, as sentences are read. */
export function logOf(logger: Logger): Log {
  const at =
    (level: keyof Log) =>
    (message: string, fields: object = {}) =>
      logger[level](fields, message);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** What every line about a job carries. */
export function jobBindings({ id, preset, traceId }: JobRequest) {
  return { jobId: id, presetHash: preset.hash, traceId };
}
