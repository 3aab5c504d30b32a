import type { JobRequest, JobState } from '../../../schemas/generated/job.ts';
import type { JobFilter } from '../../jobs/job-queue.ts';
import type { QueueKeys } from '../keys.ts';

/** The index of all jobs in a state. */
export function stateIndex(keys: QueueKeys, state: JobState): string {
  return keys.index(`state:${state}`);
}

/** The indexes that a job is in from its first day to its last. */
export function lastingIndexes(keys: QueueKeys, { preset, tags, externalId }: JobRequest): readonly string[] {
  return [
    keys.index('all'),
    keys.index(`preset:${preset.hash}`),
    ...(preset.label === undefined ? [] : [keys.index(`preset:${preset.label}`)]),
    ...Object.entries(tags).map(([key, value]) => keys.index(`tag:${key}=${value}`)),
    ...(externalId === undefined ? [] : [keys.index(`external:${externalId}`)]),
  ];
}

/** The indexes whose common ids a filter asks for. */
export function filterIndexes(keys: QueueKeys, { state, preset, tag, externalId }: JobFilter): readonly string[] {
  const asked = [
    ...(state === undefined ? [] : [stateIndex(keys, state)]),
    ...(preset === undefined ? [] : [keys.index(`preset:${preset.replace(/^sha256:/, '')}`)]),
    ...(tag === undefined ? [] : [keys.index(`tag:${tag}`)]),
    ...(externalId === undefined ? [] : [keys.index(`external:${externalId}`)]),
  ];
  return asked.length === 0 ? [keys.index('all')] : asked;
}
