import type { InputFacts, JobFacts } from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import type { Loudness } from '../measure/loudness.ts';
import { checkDecoding } from '../probe/check-decoding.ts';
import type { FfmpegRun } from '../process/spec.ts';
import type { Measured } from './measure.ts';
import type { OpenedInput, Session } from './session.ts';

/** Each input as it came, by name. */
export type Before = Readonly<Record<string, Loudness>>;

/**
 * What the first process heard of each input, whose link it measured.
 *
 * @throws LatheFailure `input/damaged` for samples that are no numbers, as float WAV can hold them
 */
export function inputsAsTheyCame(session: Session, { byLink }: Measured): Before {
  const heard = session.request.preset.artifact.inputs.map(({ name, link }) => {
    const loudness = byLink.get(link);
    if (loudness === undefined) throw new Error(`the first process measures input ${name}`);
    return [name, loudness] as const;
  });
  for (const [name, { hasInvalidSamples }] of heard) {
    const path = session.inputs[name]?.probe.path;
    if (!hasInvalidSamples || path === undefined) continue;
    throw failure('input/damaged', { path, detail: 'it holds samples that are infinite or no numbers' });
  }
  return Object.fromEntries(heard);
}

/**
 * Holds what was decoded of each input against what its file declares, and knows its length from now on.
 *
 * @param order the inputs as the process opened them, each to its end
 * @returns the facts with each input's decoded length
 * @throws LatheFailure `input/truncated`, `input/damaged`
 */
export function checkInputs(session: Session, facts: JobFacts, run: FfmpegRun, order: readonly string[]): JobFacts {
  const decoded = order.flatMap((name, number): [string, InputFacts][] => {
    const [input, known] = [session.inputs[name], facts.inputs[name]];
    if (input === undefined || known === undefined) return [];
    return [[name, { ...known, duration: input.startSeconds + decodedSeconds(input, run, number) }]];
  });
  return { ...facts, inputs: { ...facts.inputs, ...Object.fromEntries(decoded) } };
}

function decodedSeconds({ probe, stream }: OpenedInput, run: FfmpegRun, number: number): number {
  const count = run.inputs.find((found) => found.input === number && found.stream === stream.index);
  return checkDecoding(probe, stream, count);
}
