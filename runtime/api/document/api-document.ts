import Fastify from 'fastify';
import type { ApiContext } from '../context.ts';
import { routes } from '../routes/index.ts';
import { components } from '../schema/components.ts';
import { validators } from '../schema/validators.ts';
import { describeRoutes } from './document.ts';

/** The OpenAPI document of the API, made without anything behind it: what `/openapi.json` answers. */
export async function apiDocument(version: string): Promise<object> {
  const app = Fastify();
  for (const component of components()) app.addSchema(component);
  app.setValidatorCompiler(validators().compile);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  await describeRoutes(app, version);
  const nothing = {} as unknown as ApiContext; // what routes share is used once they are asked, and nobody asks
  for (const route of routes) route(app, nothing);
  await app.ready();
  return app.swagger();
}
