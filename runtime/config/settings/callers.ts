import { absolutePath, origins, prefixes, text } from '../kind.ts';
import { defaulted, optional } from '../setting.ts';

/** Who may call, and what callers may name. What is not allowed here is refused. */
export const callerSettings = {
  tokensFile: optional({
    variable: 'LATHE_TOKENS_FILE',
    kind: absolutePath('a file'),
    by: ['api'],
    doc: 'The tokens that are accepted, a line each, as `lathe token` prints it: name, scopes and the SHA-256 of the token.',
    otherwise: 'no tokens; the API then listens on loopback only',
  }),
  allowedInputs: defaulted({
    variable: 'LATHE_ALLOWED_INPUTS',
    kind: prefixes,
    by: ['api'],
    doc: 'Buckets and folders that inputs may lie in. An entry allows what lies below it, by whole segments.',
    default: '',
    otherwise: 'none',
  }),
  allowedOutputs: defaulted({
    variable: 'LATHE_ALLOWED_OUTPUTS',
    kind: prefixes,
    by: ['api'],
    doc: 'Buckets and folders that a destination may lie in. Jobs without a destination need no entry.',
    default: '',
    otherwise: 'none',
  }),
  allowedWebhooks: defaulted({
    variable: 'LATHE_ALLOWED_WEBHOOKS',
    kind: origins,
    by: ['api'],
    doc: 'Servers that callers may have notified.',
    default: '',
    otherwise: 'none',
  }),
  webhookSecret: optional({
    variable: 'LATHE_WEBHOOK_SECRET',
    kind: text('32 characters or more', /^\S{32,}$/),
    by: ['api'],
    doc: 'What notifications are signed with (HMAC-SHA-256).',
    otherwise: 'no notifications',
    isSecret: true,
  }),
  webhookSecretFile: optional({
    variable: 'LATHE_WEBHOOK_SECRET_FILE',
    kind: absolutePath('a file'),
    by: ['api'],
    doc: 'A file that holds that secret, in place of `LATHE_WEBHOOK_SECRET`.',
    otherwise: 'none',
  }),
};
