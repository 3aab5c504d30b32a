import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { PresumptionCheck } from './presume.ts';
import type { MasterRequest } from './request.ts';
import type { Session } from './session.ts';

/** What became of a presumption. */
export interface Presumed<T> {
  /** Undefined where it fell: then what was rendered is of no use. */
  readonly rendered: T | undefined;
  /** With all that was measured meanwhile. */
  readonly facts: JobFacts;
}

/**
 * Renders while the peaks are still being measured, and gives the rendering up as soon as they turn out to need the
 * limiter that it does without.
 *
 * @param render is given a session whose processes end when the presumption falls
 */
export async function renderPresumed<T>(
  session: Session<MasterRequest>,
  { exact, falls }: PresumptionCheck,
  render: (session: Session<MasterRequest>) => Promise<T>,
): Promise<Presumed<T>> {
  const over = new AbortController();
  const given = session.request.signal;
  const signal = given === undefined ? over.signal : AbortSignal.any([given, over.signal]);
  const told = exact.then((facts) => ({ facts, fell: falls(facts) }));
  told.then(
    ({ fell }) => fell && over.abort(),
    () => over.abort(),
  );
  const [rendered, outcome] = await Promise.allSettled([
    render({ ...session, request: { ...session.request, signal } }),
    told,
  ]);
  if (outcome.status === 'rejected') throw outcome.reason;
  const { facts, fell } = outcome.value;
  if (fell) return { rendered: undefined, facts };
  if (rendered.status === 'rejected') throw rendered.reason;
  return { rendered: rendered.value, facts };
}
