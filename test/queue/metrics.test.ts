import { expect, test } from 'vitest';
import { openMetrics } from '../../runtime/queue/metrics/open-metrics.ts';
import { metrics } from '../../runtime/telemetry/metrics.ts';
import { observe } from '../../runtime/telemetry/observe.ts';
import {
  claims,
  completedResult,
  failed,
  now,
  requestOf,
  type Service,
  silent,
  startService,
} from './support/service.ts';

async function lines(service: Service): Promise<readonly string[]> {
  const opened = await openMetrics({ redisUrl: service.redis.url, depth: service.queue.depth, logger: silent });
  const text = await opened.render();
  await opened.close();
  return text.split('\n');
}

const preset_hash = 'a'.repeat(64);

test('figures add up over all workers and their restarts', async () => {
  await using service = await startService();
  for (const workerId of ['w1', 'w2', 'w1']) {
    const feed = await service.feed({ workerId });
    await feed.ship([
      observe('lathe_bytes_total', { direction: 'in' }, 1_000),
      observe('lathe_cpu_seconds_total', {}, 1.5),
      observe('lathe_true_peak_margin_db', { preset_hash }, 0.3),
    ]);
    await feed.drain(0);
  }
  const told = await lines(service);
  expect(told).toContain('lathe_bytes_total{direction="in"} 3000');
  expect(told).toContain('lathe_cpu_seconds_total 4.5');
  const margin = told.filter((line) => line.startsWith('lathe_true_peak_margin_db_'));
  expect(margin.map((line) => line.replace(/preset_hash="a+",?/, ''))).toEqual([
    ...['-1', '-0.5', '-0.1', '0', '0.1', '0.2'].map((le) => `lathe_true_peak_margin_db_bucket{le="${le}"} 0`),
    ...['0.5', '1', '2', '3', '6', '12', '+Inf'].map((le) => `lathe_true_peak_margin_db_bucket{le="${le}"} 3`),
    expect.stringMatching(/^lathe_true_peak_margin_db_sum\{\} 0\.(9|8999|9000)/),
    'lathe_true_peak_margin_db_count{} 3',
  ]);
});

test('figures that were sent again, since Redis froze before it answered, count once', async () => {
  await using service = await startService();
  const feed = await service.feed({ workerId: 'w1' });
  await feed.ship([observe('lathe_cpu_seconds_total', {}, 1)]);
  service.redis.freeze();
  const shipped = feed.ship([observe('lathe_cpu_seconds_total', {}, 1.5)]);
  await expect(service.queue.ping()).rejects.toThrow(); // what was sent before it has had no answer in time either, and is sent again
  service.redis.thaw();
  await shipped;
  expect(await lines(service)).toContain('lathe_cpu_seconds_total 2.5');
});

test('what happens to jobs is counted as it is written, and what waits as it is asked', async () => {
  await using service = await startService();
  const { queue } = service;
  const [request, waiting] = [requestOf(), requestOf({ priority: 7 })];
  for (const each of [request, waiting]) await queue.enqueue(each, 1);
  await queue.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  await queue.apply(request.id, { type: 'attempt_failed', at: now(), attempt: 1, error: failed, nextAttemptAt: now() });
  await queue.apply(request.id, { type: 'started', at: now(), attempt: 2, worker: 'w1' });
  await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 2) });
  await queue.withdraw(request.id, 1);
  const told = await lines(service);
  for (const line of [
    'lathe_job_transitions_total{state="PROCESSING"} 2',
    'lathe_job_transitions_total{state="FAILED"} 1',
    'lathe_job_transitions_total{state="COMPLETED"} 1',
    'lathe_job_attempts_total 2',
    'lathe_job_failures_total{code="storage/unavailable"} 1',
    'lathe_queue_waiting{priority="7"} 1',
    'lathe_queue_active 0',
    'lathe_workers 0',
  ])
    expect(told).toContain(line);
});

test('where no job waits that is a figure too, so that sums over it have a value', async () => {
  await using service = await startService();
  const told = await lines(service);
  expect(told.filter((line) => line.startsWith('lathe_queue_waiting'))).toEqual([
    'lathe_queue_waiting{priority="100"} 0',
  ]);
});

test('a worker that takes a job counts how long it waited', async () => {
  await using service = await startService();
  const feed = await service.feed();
  const taken = claims();
  feed.start(taken.handler);
  const request = requestOf({ priority: 5 });
  await service.queue.enqueue(request, 1);
  (await taken.next()).end({ kind: 'done' });
  await feed.drain(1_000);
  expect(await lines(service)).toContain('lathe_queue_wait_seconds_count{priority="5"} 1');
});

test('every metric of the table is told of, with its help and type', async () => {
  await using service = await startService();
  const told = await lines(service);
  for (const [name, { help, type }] of Object.entries(metrics)) {
    expect(told).toContain(`# HELP ${name} ${help}`);
    expect(told).toContain(`# TYPE ${name} ${type}`);
  }
});

test.each([
  ['an unknown metric', { metric: 'lathe_nothing_total', labels: {}, value: 1 }],
  ['a label that is missing', { metric: 'lathe_bytes_total', labels: {}, value: 1 }],
  ['a label too many', { metric: 'lathe_cpu_seconds_total', labels: { worker: 'w1' }, value: 1 }],
  ['a value that is none', { metric: 'lathe_cpu_seconds_total', labels: {}, value: Number.NaN }],
  ['a metric that others count', { metric: 'lathe_job_attempts_total', labels: {}, value: 1 }],
])('%s is a bug, and said so', async (_, observation) => {
  await using service = await startService();
  const feed = await service.feed();
  await expect(feed.ship([observation])).rejects.toThrow(observation.metric);
});
