import { inTrack, LatheFailure } from '../../failure/failure.ts';
import type { MasterRequest } from '../master/request.ts';

/** Does some work on one track; a failure names the file, since the album has several. */
export async function namingTrack<Result>(
  { inputs }: Pick<MasterRequest, 'inputs'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const path = Object.values(inputs)[0]?.path;
    throw thrown instanceof LatheFailure && path !== undefined ? inTrack(thrown, path) : thrown;
  }
}
