import { answerOf, type Connection } from '../transport/connection.ts';
import type { Cancellable, Job, JobFilter, JobPage } from '../types.ts';

/** One page of jobs. */
export async function jobPage({ api }: Connection, filter: JobFilter, { signal }: Cancellable): Promise<JobPage> {
  return await answerOf(api.GET('/v1/jobs', { params: { query: filter }, signal: signal ?? null }));
}

/** All jobs that fit, newest first, a page at a time. */
export async function* allJobs(connection: Connection, filter: JobFilter, options: Cancellable): AsyncGenerator<Job> {
  for (let { cursor } = filter; ; ) {
    const page = await jobPage(connection, cursor === undefined ? filter : { ...filter, cursor }, options);
    yield* page.jobs;
    if (page.cursor === undefined) return;
    cursor = page.cursor;
  }
}
