import type { Definition } from '../definition.ts';
import { outage, refusal } from '../definition.ts';
import { listed, quoted } from '../wording.ts';

/** What the HTTP API answers where there is no job to fail. */
export const apiCodes = {
  'api/bad_request': refusal<{ problems: readonly string[] }>('INPUT', ({ problems }) => ({
    message: `the request cannot be understood: ${problems.join('; ')}`,
    hint: 'GET /openapi.json describes every request, with examples; /docs shows it',
  })),
  'api/unauthorized': refusal<object>('POLICY', () => ({
    message: 'this needs a token that is known here',
    hint: 'send it as Authorization: Bearer TOKEN; lathe token makes one',
  })),
  'api/forbidden': refusal<{ scope: string }>('POLICY', ({ scope }) => ({
    message: `this token does not have the scope ${scope}`,
    hint: 'use a token that has it, or have the operator make one',
  })),
  'api/not_found': refusal<{ what: string }>('INPUT', ({ what }) => ({
    message: `there is no ${what}`,
    hint: 'check the address, letter by letter; /docs lists all there are',
  })),
  'api/method_not_allowed': refusal<{ method: string; allowed: readonly string[] }>('INPUT', ({ method, allowed }) => ({
    message: `${method} is not possible here`,
    hint: `use ${listed(allowed)}`,
  })),
  'api/conflict': refusal<{ reason: string }>('INPUT', ({ reason }) => ({
    message: `this is not possible any more: ${reason}`,
    hint: 'read the job again to see how it stands',
  })),
  'api/idempotency_conflict': refusal<object>('INPUT', () => ({
    message: 'this Idempotency-Key was used already, with another request',
    hint: 'use a new key for each new request, and the same key only to repeat the very same one',
  })),
  'api/too_large': refusal<object>('POLICY', () => ({
    message: 'the request is larger than is accepted',
    hint: 'media are never sent here, only their URIs; send fewer jobs in one batch',
  })),
  'api/unsupported_media_type': refusal<object>('INPUT', () => ({
    message: 'the body is in a format that is not read',
    hint: 'send JSON, with Content-Type: application/json',
  })),
  'api/bad_range': refusal<{ bytes: number }>('INPUT', ({ bytes }) => ({
    message: `there is nothing in that range: it has ${bytes} bytes`,
    hint: 'ask for bytes=FIRST-LAST within them, or leave Range out',
  })),
  'api/rate_limited': refusal<{ seconds: number }>('POLICY', ({ seconds }) => ({
    message: 'there were too many requests within a short time',
    hint: `wait ${seconds} s, as Retry-After says; listen to /v1/jobs/ID/events instead of asking again and again`,
  })),
  'api/overloaded': outage<{ reason: string }>(3, ({ reason }) => ({
    message: `no more is accepted at the moment: ${reason}`,
    hint: 'send it again after the time that Retry-After names; more workers make the queue shorter',
  })),
  'api/bad_destination': refusal<{ uri: string; reason: string; hint: string }>('INPUT', ({ uri, reason, hint }) => ({
    message: `the master cannot go to ${quoted(uri)}: ${reason}`,
    hint,
  })),
  'api/bad_notify': refusal<{ reason: string }>('POLICY', ({ reason }) => ({
    message: `no webhook can be sent there: ${reason}`,
    hint: 'name an http(s) URL without user or password, whose origin the operator has allowed for webhooks',
  })),
  'api/bad_webhook_origin': refusal<{ entry: string }>('POLICY', ({ entry }) => ({
    message: `${quoted(entry)} is no origin that webhooks could be sent to`,
    hint: 'list origins alone, such as https://caller.internal or http://10.0.0.5:8080',
  })),
  'api/webhook_failed': outage<{ reason: string }>(1, ({ reason }) => ({
    message: `the receiver of the webhook could not be reached: ${reason}`,
    hint: 'it is sent again, for about an hour; after that POST /v1/jobs/ID/webhooks/DELIVERY/replay sends it',
  })),
  'api/tokens_needed': refusal<{ host: string }>('POLICY', ({ host }) => ({
    message: `without tokens the API does not listen on ${quoted(host)}, where others could reach it`,
    hint: 'make a token with lathe token and configure it, or listen on 127.0.0.1',
  })),
} as const satisfies Readonly<Record<string, Definition<never>>>;
