import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Session } from './session.ts';

/**
 * Seconds that the deliverable will last, as far as anything tells: the last measurement stands nearest to the output;
 * without one it is the longest input.
 */
export function expectedSeconds({ request }: Session, { inputs, measures, levels }: JobFacts): number {
  const last = request.preset.artifact.measures.at(-1);
  const measured = last === undefined ? undefined : (measures.get(last.id) ?? levels?.get(last.id))?.duration;
  return measured ?? Math.max(...Object.values(inputs).map(({ duration }) => duration));
}
