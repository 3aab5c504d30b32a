import { createHash } from 'node:crypto';
import type { LinkedMeasurement, LinkedProcess } from '../../../compiler/artifact/link/index.ts';
import type { Loudness, LoudnessTimeline } from '../measure/loudness.ts';
import type { Findings } from './recorded.ts';
import type { Session } from './session.ts';

/** A measuring process that may have to be run. */
interface WantedPass extends Pick<LinkedProcess, 'arguments'> {
  /** The inputs that it opens, in FFmpeg's order. */
  readonly inputs: readonly string[];
  /** For people. */
  readonly detail: string;
  /** What else its figures hang on. */
  readonly settings?: readonly unknown[];
  /** The sources that it leaves in scratch: where there are any it is run in any case, and only its figures are taken. */
  readonly leaves?: readonly string[];
}

/**
 * Gives what an earlier job found with the very same process, and runs it where that is not known.
 *
 * @param run measures
 */
export async function takeOrMeasure(
  { request: { recorded }, passes, leftBy }: Session,
  wanted: WantedPass,
  run: () => Promise<Findings>,
): Promise<Findings> {
  const { detail, leaves = [] } = wanted;
  const id = passId(wanted, leftBy);
  for (const source of leaves) leftBy.set(source, id);
  const taken = recorded?.passes.find((pass) => pass.id === id);
  if (taken === undefined) {
    const found = await run();
    passes.push({ ...found, id, detail, isTaken: false, loudness: mapValues(found.loudness, withoutTimeline) });
    return found;
  }
  if (leaves.length > 0) await run();
  passes.push({ ...taken, detail, isTaken: true });
  return { ...taken, loudness: mapValues(taken.loudness, (figures) => ({ ...figures, timeline: noTimeline })) };
}

/**
 * What tells a process from every other that measures the same bytes: its inputs by name, or by what left them in scratch, the
 * graph, and where that leads. Where the inputs lie is no part of it, and neither is what the job wants to know it for.
 *
 * @returns the SHA-256, in hex
 */
function passId({ arguments: all, inputs, settings = [] }: WantedPass, leftBy: Session['leftBy']): string {
  const read = inputs.map((name) => leftBy.get(name) ?? name);
  const asked = all.slice(all.indexOf('-filter_complex'));
  return createHash('sha256')
    .update(JSON.stringify([read, asked, settings]))
    .digest('hex');
}

/** What the meters of a process measured, by link of the artifact. */
export function byLink({ meterOf }: LinkedMeasurement, { loudness }: Findings): ReadonlyMap<string, Loudness> {
  const found = [...meterOf].flatMap(([link, { instance }]): [string, Loudness][] => {
    const measured = loudness[instance];
    return measured === undefined ? [] : [[link, measured]];
  });
  return new Map(found);
}

const noTimeline: LoudnessTimeline = { rateHz: 10, momentary: new Float32Array(), shortTerm: new Float32Array() };

function withoutTimeline({ timeline: _, ...figures }: Loudness): Omit<Loudness, 'timeline'> {
  return figures;
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
