import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import { type Delivered, deliver } from './deliver.ts';
import { findPromisedGain } from './find-values.ts';
import type { Before } from './hear-inputs.ts';
import { checkUnchanged } from './identity.ts';
import { presume } from './presume.ts';
import { refusalsOf } from './refusals.ts';
import type { MasterRequest } from './request.ts';
import type { Session } from './session.ts';

/**
 * Makes the deliverable of a job in which everything has been measured.
 *
 * @param presuming lets a rendering that hardly needs the limiter begin before that is sure; `before` is what hears the
 * inputs, where something does
 * @returns it with its judgement; whether it passes is for the caller to see
 * @throws LatheFailure `qc/out_of_spec` where the preset refuses the job, such as hot material with `when_hot: fail`
 */
export async function produce(
  session: Session<MasterRequest>,
  measured: JobFacts,
  presuming?: { readonly before: Promise<Before> | undefined },
): Promise<Delivered> {
  const presumption = presuming && presume(session, measured, presuming.before);
  const facts = presumption?.facts ?? (await findPromisedGain(session, measured));
  const misses = refusalsOf(session.request.preset.artifact, facts);
  if (misses.length > 0) throw failure('qc/out_of_spec', { misses, keptAt: undefined });
  const delivered = await deliver(session, facts, presumption);
  for (const { probe, identity } of Object.values(session.inputs)) await checkUnchanged(probe.path, identity);
  return delivered;
}
