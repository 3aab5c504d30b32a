import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { tidy } from './tidy.ts';

const description = [
  'Lathe masters media: a job names a preset (what happens to the sound), a profile (in what format it is delivered) and inputs in storage.',
  'Accepted means durable. Everything that is not done is answered with a problem document (RFC 9457), whose `code` is stable.',
].join(' ');

/** Makes an OpenAPI 3.1 document of the routes that are added from now on: `app.swagger()` gives it. */
export async function describeRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Lathe', version, description },
      security: [{ token: [] }],
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'Scopes: read, submit, admin. Without configured tokens none is needed.',
          },
        },
      },
      tags: [
        { name: 'jobs', description: 'Submitting jobs, following them, and what they leave behind.' },
        { name: 'webhooks', description: 'What was told to others.' },
        { name: 'presets', description: 'What jobs can name.' },
        { name: 'operation', description: 'For whoever runs the service.' },
      ],
    },
    convertConstToEnum: false,
    transformObject: (made) => ('openapiObject' in made ? tidy({ ...made.openapiObject }) : {}),
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => nameIn(json.$id) ?? `def-${index}` },
  });
}

function nameIn(id: unknown): string | undefined {
  return typeof id === 'string' && /^[A-Z][A-Za-z0-9]*$/.test(id) ? id : undefined;
}
