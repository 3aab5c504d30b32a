import type { StreamChoice } from '../../runtime/engine/probe/probe.ts';
import { failure } from '../../runtime/failure/failure.ts';
import { usage } from '../failure/usage-failure.ts';
import type { PresetEntry } from '../library/entry.ts';

/**
 * Reads which audio stream of each input is meant: `voice=1`, `voice=lang:eng`, and without a name for a preset with one
 * input. Of the others it is the one that the file marks as default, else the first.
 *
 * @throws LatheFailure `preset/inputs_mismatch`, UsageFailure `usage/stream`
 */
export function readStreams(
  { label, artifact }: Pick<PresetEntry, 'label' | 'artifact'>,
  given: readonly string[],
): Readonly<Record<string, StreamChoice>> {
  const expects = artifact.inputs.map(({ name }) => name);
  const choices = new Map<string, StreamChoice>();
  for (const text of given) {
    const mark = text.indexOf('=');
    const name = mark < 0 && expects.length === 1 ? expects[0] : text.slice(0, Math.max(0, mark));
    const isKnown = name !== undefined && expects.includes(name);
    if (!isKnown || choices.has(name)) {
      const misfit = isKnown ? { unknown: [], repeated: [`--stream ${text}`] } : { unknown: [`--stream ${text}`] };
      throw failure('preset/inputs_mismatch', { preset: label, expects, missing: [], ...misfit });
    }
    choices.set(name, readStreamChoice(text.slice(mark + 1)));
  }
  return Object.fromEntries(expects.map((name) => [name, choices.get(name) ?? { by: 'default' }]));
}

/** Reads `1` or `lang:eng`. */
export function readStreamChoice(text: string): StreamChoice {
  if (/^\d{1,4}$/.test(text)) return { by: 'index', audioIndex: Number(text) };
  const language = /^lang:([A-Za-z-]+)$/.exec(text)?.[1];
  if (language === undefined) throw usage('usage/stream', { text });
  return { by: 'language', language };
}
