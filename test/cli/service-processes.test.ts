import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { makeToken } from '../../cli/service/make-token.ts';
import { tokenLine } from '../../runtime/config/tokens-file.ts';
import { freePort } from '../support/net/free-port.ts';
import { folderWith } from './lathe.ts';
import { file, newSite, type ServiceProcess, type Site, start } from './support/service.ts';

interface Api extends ServiceProcess {
  readonly url: string;
}

async function startApi(site: Site, others: Readonly<Record<string, string>> = {}): Promise<Api> {
  const port = await freePort();
  const api = start(site, ['api'], { LATHE_PORT: String(port), ...others });
  await api.logs('listening');
  return { ...api, url: `http://127.0.0.1:${port}` };
}

async function submit({ url }: Api, { environment }: Site): Promise<{ readonly id: string; readonly state: string }> {
  const body = {
    inputAssetId: `file://${environment.LATHE_STORAGE_ROOT}/in/talk.wav`,
    audioProfile: 'loudness_only_v1',
    outputProfile: 'wav_master_v1',
  };
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/v1/jobs`, { method: 'POST', headers, body: JSON.stringify(body) })).json() as never;
}

/** Reads a job's events to their end, which is when the job has ended. */
async function ended({ url }: Api, id: string): Promise<string> {
  await (await fetch(`${url}/v1/jobs/${id}/events`)).text();
  return ((await (await fetch(`${url}/v1/jobs/${id}`)).json()) as { readonly state: string }).state;
}

test.each(['api', 'worker', 'recover'])('lathe %s without configuration says all that it lacks', async (command) => {
  const environment = { LATHE_LOG_LEVEL: 'loud' };
  const { gone, stderr } = start({ folder: folderWith({}), environment }, [command]);
  expect(await gone).toBe(2);
  expect(stderr()).toContain('error[config/invalid]: 3 environment variables are not right');
  for (const part of ['REDIS_URL is not set', 'LATHE_STORAGE_BASE is not set', "LATHE_LOG_LEVEL is set to 'loud'"]) {
    expect(stderr()).toContain(part);
  }
});

test('API and worker are two processes, which end in order when they are told to', async () => {
  const site = await newSite();
  const api = await startApi(site, { LATHE_PROT: '80' });
  expect(await api.logs('LATHE_PROT')).toMatchObject({
    level: 'warn',
    message: 'LATHE_PROT means nothing to Lathe; did you mean LATHE_PORT?',
  });
  const worker = start(site, ['worker'], { LATHE_WORKER_ID: 'one' });
  await worker.logs('the worker is ready');
  const { id, state } = await submit(api, site);
  expect(state).toBe('PENDING');
  expect(await ended(api, id)).toBe('COMPLETED');
  const ready = await (await fetch(`${api.url}/readyz`)).json();
  expect(ready).toMatchObject({
    details: { workers: [{ worker: 'one', confinement: { level: expect.any(String) } }] },
  });

  worker.child.kill('SIGTERM');
  expect(await worker.logs('told to end')).toMatchObject({ service: 'lathe-worker', signal: 'SIGTERM' });
  expect(await worker.gone).toBe(0);

  const waiting = await submit(api, site);
  const listening = await fetch(`${api.url}/v1/jobs/${waiting.id}/events`);
  api.child.kill('SIGTERM');
  await listening.text(); // the stream ends with the API, and does not hold it
  expect(await api.gone).toBe(0);
});

test('an API that is named a collector sends it its figures', async () => {
  const site = await newSite();
  const { promise: posted, resolve } = Promise.withResolvers<IncomingMessage>();
  const collector = createHttpServer((request, response) => {
    resolve(request);
    request.resume().once('end', () => response.end('{}'));
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void collector.close());
  const address = collector.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/otlp/v1/metrics`;
  const api = await startApi(site, { LATHE_OTLP_URL: url, LATHE_OTLP_HEADERS: 'authorization=Bearer%20a,x-site=b' });
  expect(await posted).toMatchObject({
    url: '/otlp/v1/metrics',
    headers: { authorization: 'Bearer a', 'x-site': 'b' },
  });
  expect(await api.logs('figures go to the collector')).toMatchObject({ level: 'info', collector: url });
  api.child.kill('SIGTERM');
  expect(await api.gone).toBe(0);
});

test('what Redis lost is queued again by lathe recover, once', async () => {
  const site = await newSite();
  const first = await startApi(site);
  await submit(first, site);
  first.child.kill('SIGTERM');
  await first.gone;
  await site.redis.client.flushall();

  const recover = async () => {
    const run = start(site, ['recover', '--json']);
    let text = '';
    run.child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    expect(await run.gone).toBe(0);
    return JSON.parse(text);
  };
  expect(await recover()).toMatchObject({ seen: 1, enqueued: 1, held: 0, failed: 0 });
  expect(await recover()).toMatchObject({ seen: 1, enqueued: 0, held: 1, failed: 0 });
});

test('lathe recover says that Redis is away', async () => {
  const site = await newSite();
  await site.redis.kill();
  const { gone, stderr } = start(site, ['recover']);
  expect(await gone).toBe(3);
  expect(stderr()).toContain('error[queue/unavailable]');
});

test('a port that is taken is told of', async () => {
  const site = await newSite();
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { gone, stderr } = start(site, ['api'], { LATHE_PORT: String(port) });
  expect(await gone).toBe(3);
  expect(stderr()).toContain(`error[service/port_taken]: something listens on 127.0.0.1:${port} already`);
});

test('with tokens, callers are let in by them', async () => {
  const site = await newSite();
  const { token, accepted } = makeToken('newsroom', ['read']);
  const api = await startApi(site, { LATHE_TOKENS_FILE: file(site, 'tokens', `${tokenLine(accepted)}\n`) });
  const ask = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`${api.url}/v1/jobs`, { headers })).status;
  expect(await ask({})).toBe(401);
  expect(await ask({ authorization: `Bearer ${token}` })).toBe(200);
});

test('a file of tokens that cannot be used keeps the API from starting', async () => {
  const site = await newSite();
  const path = file(site, 'tokens', 'hunter2\n');
  const { gone, stderr } = start(site, ['api'], { LATHE_TOKENS_FILE: path });
  expect(await gone).toBe(2);
  expect(stderr()).toContain('error[service/bad_tokens]');
  expect(stderr()).not.toContain('hunter2');
});

test('a worker that could do no job does not start', async () => {
  const site = await newSite();
  const { gone, stderr } = start(site, ['worker'], { LATHE_FFMPEG: '/nonexistent/ffmpeg' });
  expect(await gone).toBe(3);
  expect(stderr()).toContain('error[ffmpeg/missing]');
});
