import type { FastifyInstance } from 'fastify';
import { failure } from '../failure/failure.ts';

/** JSON is read and nothing else; what could change prototypes is refused, and an empty body is none. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (text === '') done(null, null);
    else if (isUnicode(text)) parse(request, text, done);
    else done(failure('api/bad_request', { problems: ['the body holds half a character (\\ud800 to \\udfff alone)'] }));
  });
}

/** An escaped half of a character can be neither stored nor hashed as UTF-8. Halves that belong together are one character. */
function isUnicode(json: string): boolean {
  if (!/\\ud[89a-f]/i.test(json)) return true;
  return escapedText(json).isWellFormed();
}

/** What the escapes of characters say; all else stays as it is, so that halves meet only where they follow each other. */
function escapedText(json: string): string {
  return json.replaceAll(/\\(?:u([0-9a-f]{4})|.)/gis, (written, hex: string | undefined) =>
    hex === undefined ? written : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
