import { LatheFailure } from '../../../runtime/failure/failure.ts';

/** Returns the failure that a promise rejects with, and fails for any other outcome. */
export async function failureOf(work: Promise<unknown>): Promise<LatheFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof LatheFailure) return error;
    throw error;
  }
  throw new Error('it succeeded');
}
