import type { JobPage } from '../../../schemas/generated/api.ts';
import type { JobState } from '../../../schemas/generated/job.ts';
import { jobView } from '../jobs/job-view.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';

interface Query {
  readonly state?: JobState;
  readonly preset?: string;
  readonly tag?: string;
  readonly externalId?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    state: { enum: ['PENDING', 'PROCESSING', 'FAILED', 'COMPLETED', 'DEAD', 'CANCELLED'] },
    preset: { type: 'string', minLength: 1, maxLength: 200, description: 'name_vN, or sha256: and the hash.' },
    tag: {
      type: 'string',
      pattern: '^[A-Za-z0-9_.-]{1,64}=[^\\p{Cc}\\p{Cs}]{0,256}$',
      description: 'key=value.',
    },
    externalId: { type: 'string', minLength: 1, maxLength: 256, pattern: '^[^\\p{Cc}\\p{Cs}]*$' },
    cursor: {
      type: 'string',
      pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      description: 'As it stands in the page before; the first page has none.',
    },
    limit: { type: 'integer', minimum: 1, maximum: 200, description: '50 where none is given.' },
  },
} as const;

/** `GET /v1/jobs` */
export const listJobs: Route = (app, context) => {
  const schema = {
    operationId: 'listJobs',
    summary: 'List jobs, newest first',
    description: 'All that are kept in the queue and fit every filter that is given.',
    tags: ['jobs'],
    querystring,
    response: answers({ 200: ['JobPage', 'A page of jobs.'] }),
  };
  app.get<{ Querystring: Query }>('/v1/jobs', { schema, config: { scope: 'read' } }, async ({ query }) => {
    const preset = query.preset?.replace(/^sha256:/, '');
    const { jobs, cursor } = await context.queue.list({ ...query, preset });
    const views = jobs.map((record) => jobView(record, { isShort: true }));
    return { jobs: views, ...(cursor === undefined ? {} : { cursor }) } satisfies JobPage;
  });
};
