import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { type Metrics, openMetrics } from '../../runtime/queue/metrics/open-metrics.ts';
import { observe } from '../../runtime/telemetry/observe.ts';
import { type PushOptions, pushFigures } from '../../runtime/telemetry/otlp/push-figures.ts';
import {
  completedResult,
  failed,
  now,
  requestOf,
  type Service,
  silent,
  startService,
} from '../queue/support/service.ts';
import { type OtlpBody, samplesIn } from './support/otlp-samples.ts';
import { samplesOfText } from './support/prometheus-samples.ts';

interface Post {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: OtlpBody;
}

/** A collector that keeps what it is sent; `answer` says what it thinks of it. */
async function collector(
  answer: (post: number, response: ServerResponse) => void = (_, response) => response.end('{}'),
) {
  const posts: Post[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray().catch(() => undefined);
    if (chunks === undefined) return; // whoever sent it has ended in the middle
    posts.push({ path: request.url, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    answer(posts.length, response);
    for (const wake of waiting.splice(0)) wake();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const post = async (number: number): Promise<Post> => {
    while (true) {
      const found = posts[number - 1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => void waiting.push(resolve));
    }
  };
  return { url, posts, post };
}

/** A number of nanoseconds has more digits than a double. */
function milliseconds(nanoseconds: string | undefined): number {
  return Number(BigInt(nanoseconds ?? '') / 1_000_000n);
}

async function figures(service: Service): Promise<Metrics> {
  const opened = await openMetrics({ redisUrl: service.redis.url, depth: service.queue.depth, logger: silent });
  onTestFinished(() => opened.close());
  return opened;
}

/** Sends as an API process does. */
function push(url: string, { turns }: Metrics, more: Partial<PushOptions> = {}) {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const attributes = { 'service.instance.id': 'lathe' };
  const pushing = pushFigures({
    ...{ url, turns, logger, headers: {}, attributes, version: '1.2.3', everySeconds: 0.05 },
    ...more,
  });
  onTestFinished(() => pushing.close());
  return { lines, close: pushing.close };
}

/** Waits until all that the jobs of `busy` add up to is there: how long they took comes a while after them. */
async function settledFigures(metrics: Metrics): Promise<string> {
  await expect.poll(metrics.render).toContain('lathe_job_duration_seconds_count{');
  return await metrics.render();
}

/** Jobs and workers that have something to tell of: counters, gauges and histograms, with labels and without. */
async function busy({ queue, feed }: Service): Promise<void> {
  const [request, waiting, other] = [requestOf(), requestOf({ priority: 7 }), requestOf({ priority: 7 })];
  for (const each of [request, waiting, other]) await queue.enqueue(each, 1);
  await queue.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  await queue.apply(request.id, { type: 'attempt_failed', at: now(), attempt: 1, error: failed, nextAttemptAt: now() });
  await queue.apply(request.id, { type: 'started', at: now(), attempt: 2, worker: 'w1' });
  await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 2) });
  const worker = await feed();
  for (const margin of [-3, 0.3, 0.5, 40]) {
    await worker.ship([
      observe('lathe_bytes_total', { direction: 'in' }, 1_000),
      observe('lathe_bytes_total', { direction: 'out' }, 10),
      observe('lathe_cpu_seconds_total', {}, 1.25),
      observe('lathe_true_peak_margin_db', { preset_hash: 'a'.repeat(64) }, margin),
      observe('lathe_attempt_duration_seconds', { kind: 'master', outcome: 'completed' }, 4),
      observe('lathe_attempt_duration_seconds', { kind: 'master', outcome: 'failed' }, 70),
    ]);
  }
  await worker.drain(0);
}

test('a collector is sent what /metrics shows: names, labels and values', async () => {
  await using service = await startService();
  await busy(service);
  const metrics = await figures(service);
  const { url, post } = await collector();
  const shown = samplesOfText(await settledFigures(metrics));
  push(url, metrics);
  const { path, headers, body } = await post(1);
  expect([path, headers['content-type']]).toEqual(['/v1/metrics', 'application/json']);
  const steady = (samples: ReadonlyMap<string, number>) =>
    [...samples].filter(([name]) => !name.startsWith('lathe_queue_oldest_wait_seconds')).toSorted(); // it grows meanwhile
  expect(steady(samplesIn(body))).toEqual(steady(shown));
  expect(shown.get(`lathe_true_peak_margin_db_bucket{le="0.5",preset_hash="${'a'.repeat(64)}"}`)).toBe(3);
  expect(samplesIn(body).get('lathe_queue_waiting{priority="7"}')).toBe(2);
});

test('counters and histograms are cumulative from one start, gauges are not, and the service says what it is', async () => {
  await using service = await startService();
  await busy(service);
  const { url, post } = await collector();
  const before = Date.now();
  push(url, await figures(service));
  const [first, second] = [await post(1), await post(2)];
  const [sent] = first.body.resourceMetrics;
  expect(
    Object.fromEntries((sent?.resource.attributes ?? []).map(({ key, value }) => [key, value.stringValue])),
  ).toEqual({
    'service.name': 'lathe',
    'service.version': '1.2.3',
    'service.instance.id': 'lathe',
  });
  const metric = (post: Post, name: string) =>
    post.body.resourceMetrics[0]?.scopeMetrics[0]?.metrics.find((one) => one.name === name);
  expect(metric(first, 'lathe_bytes_total')?.sum).toMatchObject({ aggregationTemporality: 2, isMonotonic: true });
  expect(metric(first, 'lathe_true_peak_margin_db')?.histogram).toMatchObject({
    aggregationTemporality: 2,
    dataPoints: [
      {
        explicitBounds: [-1, -0.5, -0.1, 0, 0.1, 0.2, 0.5, 1, 2, 3, 6, 12],
        bucketCounts: [1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1],
        count: 4,
      },
    ],
  });
  expect(metric(first, 'lathe_queue_active')).toMatchObject({ gauge: { dataPoints: [{ asDouble: 0 }] } });
  const span = (post: Post) => {
    const { startTimeUnixNano, timeUnixNano } = metric(post, 'lathe_cpu_seconds_total')?.sum?.dataPoints[0] ?? {};
    return [milliseconds(startTimeUnixNano), milliseconds(timeUnixNano)] as const;
  };
  expect(span(first)[0]).toBeGreaterThanOrEqual(before);
  expect(span(second)[0]).toBe(span(first)[0]);
  expect(span(second)[1]).toBeGreaterThan(span(first)[1]);
});

test('of several APIs on one Redis one sends, and another goes on with the same series when it ends', async () => {
  await using service = await startService();
  await busy(service);
  const { url, post, posts } = await collector();
  const one = push(url, await figures(service), { headers: { 'x-api': 'one' } });
  await post(1);
  push(url, await figures(service), { headers: { 'x-api': 'two' } });
  const apart = await post(posts.length + 5);
  expect(apart.headers['x-api']).toBe('one');
  expect(new Set(posts.map(({ headers }) => headers['x-api']))).toEqual(new Set(['one']));
  await one.close();
  const after = await post(posts.length + 2);
  expect(after.headers['x-api']).toBe('two');
  expect(after.body.resourceMetrics[0]?.resource).toEqual(posts[0]?.body.resourceMetrics[0]?.resource);
  expect(samplesIn(after.body).get('lathe_cpu_seconds_total')).toBe(5);
});

test('one that is killed is followed by another', async () => {
  await using service = await startService();
  const killed = await figures(service);
  expect(await killed.turns.take(200)).toBeDefined();
  const { url, post } = await collector();
  push(url, await figures(service));
  expect((await post(1)).path).toBe('/v1/metrics');
  expect(await killed.turns.take(200)).toBeUndefined();
});

test('a collector that is away is told of once, and once when it is back; what it is sent for is never logged', async () => {
  await using service = await startService();
  const secret = 'Bearer not-for-logs';
  const { url, post } = await collector((number, response) => {
    response.statusCode = number < 4 ? 401 : 200;
    response.end(number < 4 ? secret : '{}');
  });
  const { lines } = push(url, await figures(service), { headers: { authorization: secret } });
  expect((await post(6)).headers.authorization).toBe(secret);
  expect(lines.map(({ level, msg, reason }) => [level, msg, reason])).toEqual([
    [40, 'figures do not reach the collector; it is tried on', 'it answered 401'],
    [30, 'figures reach the collector again', undefined],
  ]);
  expect(JSON.stringify(lines)).not.toContain('not-for-logs');
});

test('one that never answers does not hold up the end of the service', async () => {
  await using service = await startService();
  const { url, post } = await collector(() => undefined);
  const { close } = push(url, await figures(service), { everySeconds: 60 });
  await post(1);
  const begun = performance.now();
  await close();
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('who cannot reach the collector leaves the turn to who can', async () => {
  await using service = await startService();
  const { url, post } = await collector();
  const { lines } = push('http://127.0.0.1:9', await figures(service), { timeoutMs: 50 });
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatchObject({ level: 40, collector: 'http://127.0.0.1:9/v1/metrics' });
  push(url, await figures(service));
  expect((await post(1)).path).toBe('/v1/metrics');
});

test('while Redis is away nothing is sent and nothing said, and it goes on by itself', async () => {
  await using service = await startService();
  const { url, post, posts } = await collector();
  const { lines } = push(url, await figures(service));
  await post(1);
  await service.redis.kill();
  const metrics = await figures(service); // it takes as long as a command may take
  await expect(metrics.turns.take(100)).rejects.toMatchObject({ code: 'queue/unavailable' });
  const before = posts.length;
  await service.redis.restart();
  await post(before + 2);
  expect(lines.map(({ msg }) => msg)).toEqual(['figures go to the collector']);
});

test('figures that Redis lost begin anew, from a later start', async () => {
  await using service = await startService();
  await busy(service);
  const metrics = await figures(service);
  const before = await metrics.turns.take(1_000);
  await service.redis.restart({ keepData: false });
  const taken = () => metrics.turns.take(1_000).catch(() => undefined);
  await expect.poll(async () => (await taken())?.since).toBeGreaterThan(before?.since ?? Number.POSITIVE_INFINITY);
  const sums = (await taken())?.figures.filter(({ type }) => type === 'counter').flatMap(({ values }) => values);
  expect(sums).toEqual([]);
});
