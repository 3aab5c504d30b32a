import { text } from '../kind.ts';
import { optional } from '../setting.ts';

/** What commands that are no process of the service read. */
export const commandSettings = {
  url: optional({
    variable: 'LATHE_URL',
    kind: text('the URL of an API'),
    by: ['commands'],
    doc: 'The service that `lathe jobs` talks to.',
    otherwise: '`http://127.0.0.1:4700`, where `lathe dev` listens',
  }),
  token: optional({
    variable: 'LATHE_TOKEN',
    kind: text('a token'),
    by: ['commands'],
    doc: 'The token that `lathe jobs` shows to that service.',
    otherwise: 'none',
    isSecret: true,
  }),
  published: optional({
    variable: 'LATHE_PUBLISHED',
    kind: text('a folder'),
    by: ['commands'],
    doc: 'A folder that `lathe publish` wrote to: its presets are at hand after those of the project and the shipped ones.',
    otherwise: 'none',
  }),
};
