import type { JobRecord, JobRequest } from '../../../schemas/generated/job.ts';

/** A record as Redis keeps it: the request apart, since it is most of it and never changes. */
export interface KeptRecord {
  readonly record: string;
  readonly request: string;
}

export function keepRecord({ request, ...record }: JobRecord): KeptRecord {
  return { record: JSON.stringify(record), request: JSON.stringify(request) };
}

export function readKept(record: string | null | undefined, request: string | null | undefined): JobRecord | undefined {
  if (typeof record !== 'string' || typeof request !== 'string') return undefined;
  // both written by the transition script, from keepRecord
  const kept = JSON.parse(record) as Omit<JobRecord, 'request'>;
  return { ...kept, request: JSON.parse(request) as JobRequest };
}
