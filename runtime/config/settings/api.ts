import { bytes, integer, text } from '../kind.ts';
import { defaulted } from '../setting.ts';

/** How the API is reached, and what one caller may ask of it. */
export const apiSettings = {
  host: defaulted({
    variable: 'LATHE_HOST',
    kind: text('an address or a host name', /^[\w.:-]+$/),
    by: ['api'],
    doc: 'The address that the API listens on; `0.0.0.0` for all. Beyond loopback it needs `LATHE_TOKENS_FILE`.',
    default: '127.0.0.1',
  }),
  port: defaulted({
    variable: 'LATHE_PORT',
    kind: integer(1, 65_535),
    by: ['api'],
    doc: 'The port that the API listens on.',
    default: '4700',
  }),
  bodyLimitBytes: defaulted({
    variable: 'LATHE_BODY_LIMIT',
    kind: bytes,
    by: ['api'],
    doc: 'The largest request body; a batch of jobs is one request.',
    default: '1 MiB',
  }),
  rateLimit: defaulted({
    variable: 'LATHE_RATE_LIMIT',
    kind: integer(1, 1_000_000),
    by: ['api'],
    doc: 'Requests a minute of each token, or of each address where there are no tokens. Beyond that the answer is 429.',
    default: '3000',
  }),
};
