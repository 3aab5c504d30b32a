import type { FastifyInstance } from 'fastify';

/** JSON is read and nothing else; what could change prototypes is refused, and an empty body is none. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, null);
    else parse(request, String(body), done);
  });
}
