import { readFile } from 'node:fs/promises';
import { failureCodes } from '../../failure/codes.ts';
import { failure } from '../../failure/failure.ts';
import type { Route } from '../route.ts';
import { answers, raw } from '../schema/answers.ts';

const folder = new URL('../../../docs/failures/', import.meta.url);

const params = {
  type: 'object',
  required: ['family', 'name'],
  properties: { family: { type: 'string' }, name: { type: 'string' } },
} as const;

/** `GET /failures/:family/:name`: the page on a code, which is what the `type` of a problem leads to. */
export const failurePages: Route = (app) => {
  const schema = {
    operationId: 'failurePage',
    summary: 'Read what a code means',
    description: 'Where the `type` of a problem document leads to.',
    tags: ['operation'],
    params,
    response: { ...answers({}), 200: raw('The page, as Markdown.', 'text/markdown') },
  };
  const options = { schema, config: { scope: 'read' } } as const;
  app.get<{ Params: { readonly family: string; readonly name: string } }>(
    '/failures/:family/:name',
    options,
    async (request, reply) => {
      const code = `${request.params.family}/${request.params.name}`;
      if (!Object.hasOwn(failureCodes, code)) throw failure('api/not_found', { what: `code ${code.slice(0, 100)}` });
      return reply.type('text/markdown; charset=utf-8').send(await readFile(new URL(`${code}.md`, folder), 'utf8'));
    },
  );
};
