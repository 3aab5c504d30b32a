import { basename, dirname, extname, join } from 'node:path';
import { failure, type LatheFailure } from '../../failure/failure.ts';
import type { DestinationRules } from '../workspace/destination.ts';
import { publish } from '../workspace/publish.ts';
import type { Delivered } from './deliver.ts';

/**
 * Keeps a master that missed its specification beside where it would have gone, as `name.rejected.ext`.
 *
 * @returns the failure that names what was missed, and where the file is
 */
export async function reject(
  delivered: Delivered,
  destination: string,
  { inputs = [] }: DestinationRules,
): Promise<LatheFailure> {
  return missed(delivered, await keep(delivered.rendered.path, destination, inputs));
}

/**
 * The failure of a master that missed its specification; a wrong length says more than any level.
 *
 * @param keptAt where the file is; undefined where it was not kept
 */
export function missed(delivered: Pick<Delivered, 'target' | 'verdicts'>, keptAt: string | undefined): LatheFailure {
  const { verdicts } = delivered;
  const duration = verdicts.find(({ what, passed }) => what === 'duration' && !passed);
  if (duration !== undefined) {
    return failure('qc/duration_mismatch', { expected: duration.expected, found: duration.measured, keptAt });
  }
  const about = verdicts.flatMap(({ what, passed }) => (passed || what === 'duration' ? [] : [what]));
  return failure('qc/out_of_spec', { misses: missesOf(delivered), about, keptAt });
}

/** What was missed, in words. */
function missesOf({ target, verdicts }: Pick<Delivered, 'target' | 'verdicts'>): readonly string[] {
  const capped = target?.exhausted === true ? ', since limiting may take no more (max_reduction)' : '';
  return verdicts
    .filter((verdict) => !verdict.passed)
    .map(({ what, expected, measured }) => {
      const why = what === 'integrated loudness' ? capped : '';
      return `${what} ${measured}, expected ${expected}${why}`;
    });
}

/** Returns its path, or undefined where it could not be kept: what it missed matters more. */
async function keep(file: string, destination: string, inputs: readonly string[]): Promise<string | undefined> {
  const extension = extname(destination);
  const kept = join(dirname(destination), `${basename(destination, extension)}.rejected${extension}`);
  return publish(file, kept, { force: true, inputs }).then(
    () => kept,
    () => undefined,
  );
}
