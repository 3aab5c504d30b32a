import { warning } from '../define.ts';

/** Findings about presets and the published specifications that they cite. */
export const specMessages = {
  'spec/contradicted': warning<{ what: string; found: string; asked: string; name: string; source: string }>(
    ({ what, found, asked, name, source }) => ({
      message: `${what}: ${found}, but ${name} asks for ${asked}`,
      why: `source: ${source}`,
      fix: `${asked}, or no "Spec:" line`,
    }),
  ),
  'spec/unknown': warning<{ id: string; nearest: string | undefined; known: string }>(({ id, nearest, known }) => ({
    message: `no specification is known as '${id}'`,
    why: `known are ${known}`,
    ...(nearest === undefined ? {} : { fix: nearest }),
  })),
} as const;
