import { hashIn, isArtifactHash } from '../../../compiler/artifact/canonical.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { Route } from '../route.ts';
import { answers, raw } from '../schema/answers.ts';

const params = {
  type: 'object',
  required: ['hash'],
  properties: { hash: { type: 'string', description: 'The hash, with sha256: before it or without.' } },
} as const;

/** `GET /v1/artifacts/:hash` */
export const getArtifact: Route = (app, { registry }) => {
  const schema = {
    operationId: 'getArtifact',
    summary: 'Read a preset or a profile by its hash',
    description: 'Its canonical bytes: what the hash was made of.',
    tags: ['presets'],
    params,
    response: { ...answers({}), 200: raw('The artifact.', 'application/json') },
  };
  const options = { schema, config: { scope: 'read' } } as const;
  app.get<{ Params: { readonly hash: string } }>(
    '/v1/artifacts/:hash',
    options,
    async ({ params: { hash: given } }, reply) => {
      const hash = isArtifactHash(given) ? given : hashIn(given);
      const missing = failure('api/not_found', { what: `artifact ${given.slice(0, 100)}` });
      if (hash === undefined) throw missing;
      try {
        const canonical = await registry.read(hash);
        reply.header('ETag', `"${hash}"`).header('Cache-Control', 'private, max-age=31536000, immutable');
        return reply.type('application/json').send(canonical);
      } catch (thrown) {
        throw thrown instanceof LatheFailure && thrown.code === 'artifact/not_found' ? missing : thrown;
      }
    },
  );
};
