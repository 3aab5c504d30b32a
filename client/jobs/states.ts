import type { Job } from '../types.ts';

/** Whether a job has ended; a DEAD one may still be retried. */
export function isOver({ state }: Pick<Job, 'state'>): boolean {
  return state === 'COMPLETED' || state === 'DEAD' || state === 'CANCELLED';
}
