import { QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { isJobId, type JobId } from '../../jobs/job-id.ts';
import { plainReason } from '../connection/unavailable.ts';
import { JOBS, type QueueKeys } from '../keys.ts';

/**
 * Hears of failed jobs that may be taken again. Every process hears it, and the first to write it down does.
 *
 * @param redis a connection that waits for Redis; one like it is made
 */
export function watchDue(
  redis: Redis,
  keys: QueueKeys,
  logger: Logger,
  onDue: (id: JobId) => Promise<unknown>,
): QueueEvents {
  const events = new QueueEvents(JOBS, { connection: redis, prefix: keys.bull });
  events.on('error', (error) => logger.debug({ reason: plainReason(error) }, 'BullMQ'));
  events.on('waiting', ({ jobId, prev }) => {
    const [id = ''] = jobId.split('.');
    if (prev !== 'delayed' || !isJobId(id)) return;
    onDue(id).catch((error: unknown) => logger.debug({ jobId: id, reason: plainReason(error) }, 'left to its worker'));
  });
  return events;
}
