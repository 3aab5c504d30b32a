import type { InputFacts, JobFacts } from '../../../compiler/artifact/link/index.ts';
import { failure } from '../../failure/failure.ts';
import type { Loudness } from '../measure/loudness.ts';
import { checkDecoding } from '../probe/check-decoding.ts';
import type { Measured } from './measure.ts';
import type { Session } from './session.ts';

/**
 * Looks for samples that are no sound, as float WAV can hold: nothing that is measured with them means anything.
 *
 * @throws LatheFailure `input/damaged`
 */
export function checkSamples(session: Session, { byLink }: Pick<Measured, 'byLink'>): void {
  for (const { name, link } of session.request.preset.artifact.inputs) {
    const path = session.inputs[name]?.probe.path;
    if (path === undefined || byLink.get(link)?.hasInvalidSamples !== true) continue;
    const detail = 'it holds samples that are infinite, no numbers, or more than 120 dB over full scale';
    throw failure('input/damaged', { path, detail });
  }
}

/**
 * Holds what was decoded of each input against what its file declares.
 *
 * @param heard by a process that measured every input where it enters
 * @returns the inputs' facts, with the lengths that were decoded
 * @throws LatheFailure `input/truncated`, `input/damaged`
 */
export function checkInputs(session: Session, known: JobFacts['inputs'], heard: Measured): JobFacts['inputs'] {
  const checked = session.request.preset.artifact.inputs.map(({ name, link }) => {
    const [loudness, facts] = [heard.byLink.get(link), known[name]];
    if (loudness === undefined || facts === undefined) throw new Error(`input ${name} was not heard`);
    return [name, checkInput(session, name, facts, loudness, heard)] as const;
  });
  return Object.fromEntries(checked);
}

function checkInput(session: Session, name: string, known: InputFacts, loudness: Loudness, heard: Measured) {
  const input = session.inputs[name];
  if (input === undefined) return known;
  const { probe, stream, startSeconds } = input;
  const file = heard.inputs.indexOf(name);
  const count = heard.decoded.find((found) => found.input === file && found.stream === stream.index);
  // Gaps in a recording were filled: then it lasts longer than its samples.
  const decoded = checkDecoding(probe, stream, count, loudness.durationSeconds - startSeconds);
  return { ...known, duration: startSeconds + decoded };
}
