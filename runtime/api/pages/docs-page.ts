import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The page is a program of its own, with styles in its text; it needs nothing from elsewhere. */
const policy = {
  'default-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** `/docs`, which needs nothing from outside, and `/openapi.json`, which it shows. */
export async function docsPage(app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true }, config: { scope: 'read', isPage: true } }, async () =>
    app.swagger(),
  );
  await app.register(async (child) => {
    child.addHook('onRoute', (route) => {
      route.config = { ...route.config, scope: 'read', isPage: true };
      route.schema = { ...route.schema, hide: true };
    });
    await child.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: policy,
      validatorUrl: false,
      theme: { title: 'Lathe' },
      uiConfig: {
        layout: 'BaseLayout',
        docExpansion: 'list',
        deepLinking: true,
        defaultModelsExpandDepth: 0,
        tryItOutEnabled: false,
      },
    });
  });
}
