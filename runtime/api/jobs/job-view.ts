import type { Job, NamedArtifact, Outcome } from '../../../schemas/generated/api.ts';
import type { ArtifactReference, CompletedResult, JobProgress, JobRecord } from '../../../schemas/generated/job.ts';
import { shownUri } from '../../storage/uri/shown-uri.ts';

/** A job as callers see it. Lists leave the report and the plan out. */
export function jobView(
  record: JobRecord,
  { progress, isShort = false }: { progress?: JobProgress | undefined; isShort?: boolean } = {},
): Job {
  const { id, state, round, attempt, updatedAt, request } = record;
  const { kind, createdAt, inputs, params, priority, tags, verbose, reproducible, traceId } = request;
  return {
    id,
    kind,
    state,
    round,
    attempt,
    createdAt,
    updatedAt,
    ...pick(record, ['startedAt', 'endedAt', 'nextAttemptAt', 'worker', 'reason', 'why', 'error']),
    ...(progress === undefined ? {} : { progress }),
    preset: namedArtifact(request.preset),
    profile: namedArtifact(request.profile),
    inputs,
    params,
    ...pick(request, ['destination', 'externalId', 'replayOf', 'measure', 'submittedBy']),
    ...(request.notifyUrl === undefined ? {} : { notifyUrl: shownUri(request.notifyUrl) }),
    priority,
    tags,
    verbose,
    reproducible,
    traceId,
    ...(record.result === undefined ? {} : { outcome: outcomeView(record.result, isShort) }),
    links: linksOf(id),
  };
}

/** What a completed job left behind. */
export function outcomeView(result: CompletedResult, isShort: boolean): Outcome {
  return {
    attempt: result.attempt,
    ...pick(result, ['output', 'destination', 'replay']),
    ...(isShort ? {} : pick(result, ['report', 'plan'])),
  };
}

function namedArtifact({ hash, label }: ArtifactReference): NamedArtifact {
  return { ...(label === undefined ? {} : { label }), hash: `sha256:${hash}` };
}

function linksOf(id: string): Job['links'] {
  const self = `/v1/jobs/${id}`;
  return { self, events: `${self}/events`, logs: `${self}/logs`, artifacts: `${self}/artifacts` };
}

/** The named properties, as far as they are there. */
function pick<From extends object, Name extends keyof From>(from: From, names: readonly Name[]): Pick<From, Name> {
  const there = names.filter((name) => from[name] !== undefined);
  return Object.fromEntries(there.map((name) => [name, from[name]])) as Pick<From, Name>; // those that are absent may be
}
