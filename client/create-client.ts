import type { LatheClient } from './client.ts';
import { followEvents } from './events/follow-events.ts';
import { download, logFile } from './jobs/download.ts';
import { readLogs } from './jobs/follow-logs.ts';
import { allJobs, jobPage } from './jobs/list-jobs.ts';
import { waitFor } from './jobs/wait-for.ts';
import { readiness } from './readiness.ts';
import { answerOf, type ConnectionOptions, connect } from './transport/connection.ts';
import type { Batch, Keyed } from './types.ts';

/**
 * Makes a client of a Lathe service. Nothing is asked yet.
 *
 * @throws TypeError for what is no http(s) URL
 */
export function createLatheClient(options: ConnectionOptions): LatheClient {
  const connection = connect(options);
  const { api } = connection;
  const of = (id: string) => ({ path: { id } });
  return Object.freeze<LatheClient>({
    submit: (body, { signal = null, ...keyed } = {}) =>
      answerOf(api.POST('/v1/jobs', { body, params: { header: headersOf(keyed) }, signal })),
    plan: (body, { signal = null, ...keyed } = {}) =>
      answerOf(api.POST('/v1/plan', { body, params: { header: headersOf(keyed) }, signal })),
    batch: async (submissions, { signal = null, ...keyed } = {}) => {
      const body = { jobs: [...submissions] } as Batch; // how many there may be, the service says
      return (await answerOf(api.POST('/v1/batch', { body, params: { header: headersOf(keyed) }, signal }))).results;
    },
    job: (id, { signal = null } = {}) => answerOf(api.GET('/v1/jobs/{id}', { params: of(id), signal })),
    jobs: (filter = {}, cancellable = {}) => allJobs(connection, filter, cancellable),
    jobPage: (filter = {}, cancellable = {}) => jobPage(connection, filter, cancellable),
    waitFor: (id, waiting = {}) => waitFor(connection, id, waiting),
    cancel: (id, { why, signal = null } = {}) =>
      answerOf(api.POST('/v1/jobs/{id}/cancel', { params: of(id), body: why === undefined ? {} : { why }, signal })),
    retry: (id, { signal = null } = {}) => answerOf(api.POST('/v1/jobs/{id}/retry', { params: of(id), signal })),
    replay: (id, body = {}, { signal = null, ...keyed } = {}) =>
      answerOf(api.POST('/v1/jobs/{id}/replay', { params: { ...of(id), header: headersOf(keyed) }, body, signal })),
    events: (id, listening = {}) => followEvents(connection, id, listening),
    logs: (id, reading = {}) => readLogs(connection, id, reading),
    logFile: (id, file) => logFile(connection, id, file),
    artifacts: async (id, { signal = null } = {}) =>
      (await answerOf(api.GET('/v1/jobs/{id}/artifacts', { params: of(id), signal }))).artifacts,
    download: (id, name, cancellable = {}) => download(connection, id, name, cancellable),
    presets: async ({ signal = null } = {}) => (await answerOf(api.GET('/v1/presets', { signal }))).presets,
    profiles: async ({ signal = null } = {}) => (await answerOf(api.GET('/v1/profiles', { signal }))).profiles,
    artifact: (hash, { signal = null } = {}) =>
      answerOf(api.GET('/v1/artifacts/{hash}', { params: { path: { hash } }, parseAs: 'text', signal })),
    webhooks: async (id, { signal = null } = {}) =>
      (await answerOf(api.GET('/v1/jobs/{id}/webhooks', { params: of(id), signal }))).webhooks,
    replayWebhook: (id, delivery, { signal = null } = {}) =>
      answerOf(api.POST('/v1/jobs/{id}/webhooks/{delivery}/replay', { params: { path: { id, delivery } }, signal })),
    health: ({ signal = null } = {}) => answerOf(api.GET('/healthz', { signal })),
    readiness: (cancellable = {}) => readiness(connection, cancellable),
    metrics: ({ signal = null } = {}) => answerOf(api.GET('/metrics', { parseAs: 'text', signal })),
  });
}

function headersOf({ idempotencyKey }: Pick<Keyed, 'idempotencyKey'>) {
  return idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
}
