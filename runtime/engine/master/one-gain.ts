import { instantiate, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Peak } from '../measure/loudness.ts';
import type { Delivered } from './deliver.ts';
import type { Before } from './hear-inputs.ts';
import { linearFacts } from './presume.ts';
import { linkContext, type Session } from './session.ts';

/** What changes no sample: formats are widened, and gaps of a recording filled. */
const transparent = (filter: string, options: Readonly<Record<string, unknown>>): boolean =>
  filter === 'aformat' || (filter === 'aresample' && options.async === 1);

/**
 * Whether a job is one gain on its one input, and nothing is lost on the way out. Then the peaks of the input are those
 * of the deliverable without the gain, and need no meter of their own: two at once slow each other down.
 */
export function isOneGain(session: Session, facts: JobFacts): boolean {
  const { preset, profile } = session.request;
  const { measures, solves, inputs, output } = preset.artifact;
  if (!profile.artifact.lossless || inputs.length > 1 || measures.length > 1 || solves.length > 1) return false;
  const linear = linearFacts(session, facts);
  if (linear === undefined) return false;
  const changes = instantiate(linkContext(session, linear), [output]).nodes.filter(
    ({ filter, options }) => !transparent(filter, options),
  );
  return changes.length <= 1 && changes.every(({ filter }) => filter === 'volume');
}

/** The one input as it came, by what its deliverable measures; undefined where more than a gain came between the two. */
export function beforeOneGain(session: Session, { target, rendered }: Delivered): Before | undefined {
  const { inputs, measures } = session.request.preset.artifact;
  const [input, measure] = [inputs[0], measures[0]];
  const heard = measure && session.heard.get(measure.id);
  const { truePeak } = rendered.loudness;
  if (input === undefined || heard === undefined || truePeak === undefined || target?.mode !== 'linear')
    return undefined;
  return { [input.name]: { ...heard, truePeak: lowered(truePeak, target.gainDb) } };
}

function lowered({ peakDb, perChannelDb, ...peak }: Peak, gainDb: number): Peak {
  const less = (level: number | null): number | null => (level === null ? null : level - gainDb);
  return { ...peak, peakDb: less(peakDb), perChannelDb: perChannelDb.map(less) };
}
