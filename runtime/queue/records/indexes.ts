import type { JobRequest } from '../../../schemas/generated/job.ts';
import type { JobFilter } from '../../jobs/job-queue.ts';

/** The index of every job. */
export const ALL = 'all';

/** The indexes that a job is in from its first day to its last; that of its state follows the job. */
export function lastingIndexes({ preset, tags, externalId }: JobRequest): readonly string[] {
  return [
    ALL,
    `preset:${preset.hash}`,
    ...(preset.label === undefined ? [] : [`preset:${preset.label}`]),
    ...Object.entries(tags).map(([key, value]) => `tag:${key}=${value}`),
    ...(externalId === undefined ? [] : [`external:${externalId}`]),
  ];
}

/** The indexes whose common ids a filter asks for. */
export function filterIndexes({ state, preset, tag, externalId }: JobFilter): readonly string[] {
  const asked = [
    ...(state === undefined ? [] : [`state:${state}`]),
    ...(preset === undefined ? [] : [`preset:${preset.replace(/^sha256:/, '')}`]),
    ...(tag === undefined ? [] : [`tag:${tag}`]),
    ...(externalId === undefined ? [] : [`external:${externalId}`]),
  ];
  return asked.length === 0 ? [ALL] : asked;
}
