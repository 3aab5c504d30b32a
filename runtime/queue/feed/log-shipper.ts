import type { Redis } from 'ioredis';
import type { JobId } from '../../jobs/job-id.ts';
import type { QueueKeys } from '../keys.ts';

/** Ships lines of logs in small batches; where Redis is away they are lost. The attempt's files have them all. */
export interface LogShipper {
  add(id: JobId, attempt: number, line: string): void;
  /** Sends what is there, in order before whatever is asked of the same connection next. */
  flush(): void;
}

const EVERY_MS = 100;
const MOST_AT_ONCE = 200;
const MOST_LINES = 2_000;
const KEPT_SECONDS = 14 * 86_400;

interface Line {
  readonly id: JobId;
  readonly attempt: number;
  readonly line: string;
}

export function logShipper(redis: Redis, keys: QueueKeys): LogShipper {
  let waiting: Line[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) ship(redis, keys, lines);
  };
  return {
    flush,
    add: (id, attempt, line) => {
      waiting.push({ id, attempt, line });
      if (waiting.length >= MOST_AT_ONCE) flush();
      else timer ??= setTimeout(flush, EVERY_MS);
    },
  };
}

function ship(redis: Redis, keys: QueueKeys, lines: readonly Line[]): void {
  const pipeline = redis.pipeline();
  for (const { id, attempt, line } of lines)
    pipeline.xadd(keys.logs(id), 'MAXLEN', '~', MOST_LINES, '*', 'attempt', attempt, 'line', line);
  for (const id of new Set(lines.map((line) => line.id)))
    pipeline.expire(keys.logs(id), KEPT_SECONDS).publish(keys.logNews(id), '');
  pipeline.exec().catch(() => undefined); // as promised: lost
}
