/**
 * A worker in a process of its own, which can be killed and frozen. It says what happens as lines of JSON, and goes on
 * when it is told to: `node worker-process.ts URL NAME LOCK_SECONDS`.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { openJobFeed } from '../../../runtime/queue/feed/open-job-feed.ts';

const [, , redisUrl = '', workerId = '', lockSeconds = ''] = process.argv;
const now = () => new Date().toISOString();
const say = (what: Readonly<Record<string, unknown>>) => process.stdout.write(`${JSON.stringify(what)}\n`);
const told = createInterface({ input: process.stdin });

const feed = await openJobFeed({
  redisUrl,
  workerId,
  lockSeconds: Number(lockSeconds),
  stalledSeconds: Number(lockSeconds),
  logger: pino({ level: 'silent' }),
});
feed.start(async ({ id, round, signal }) => {
  signal.addEventListener('abort', () => say({ aborted: signal.reason }));
  const { record } = await feed.apply(id, { type: 'started', at: now(), attempt: 1, worker: workerId });
  say({ started: id, attempt: record?.attempt });
  await once(told, 'line');
  const result = { format: 1, id, round, state: 'COMPLETED', endedAt: now(), attempt: 1, worker: workerId } as const;
  const { refused } = await feed.apply(id, { type: 'completed', at: now(), result });
  say({ completed: refused === undefined, refused });
  return signal.aborted ? { kind: 'abandon' } : { kind: 'done' };
});
say({ ready: true });
