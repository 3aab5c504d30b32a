import type { Submission } from '../../client/index.ts';
import { usage } from '../failure/usage-failure.ts';
import { readPairs } from './read-options.ts';

/** What a command line says of a job. */
export interface SubmissionOptions {
  readonly in?: readonly string[];
  readonly stream?: readonly string[];
  readonly set?: readonly string[];
  readonly to?: string;
  readonly tag?: readonly string[];
  readonly externalId?: string;
  readonly priority?: number;
  readonly notify?: string;
  readonly verbose?: true;
  readonly reproducible?: true;
}

type Inputs = NonNullable<Submission['inputs']>;
type StreamChoice = number | string;

/** What stands for the input of a preset that has one, while its name is not known. */
const ONLY = '';

/**
 * Reads a submission. Names, units and ranges are the service's to check: it knows the preset.
 *
 * @throws UsageFailure `jobs/*` for what cannot be meant
 */
export function readSubmission(preset: string, profile: string, options: SubmissionOptions): Submission {
  const { set = [], tag = [], to, externalId, priority, notify, verbose, reproducible } = options;
  return {
    ...readInputs(options.in ?? [], options.stream ?? []),
    audioProfile: preset,
    outputProfile: profile,
    ...(set.length === 0 ? {} : { params: readParams(set) }),
    ...(to === undefined ? {} : { destination: remote(to, '--to') }),
    ...(priority === undefined ? {} : { priority }),
    ...(tag.length === 0 ? {} : { tags: readPairs(tag, '--tag') }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(verbose === undefined ? {} : { verbose }),
    ...(reproducible === undefined ? {} : { reproducible }),
    ...(notify === undefined ? {} : { notify: { url: notify } }),
  };
}

/** A bare number is in the param's own unit, as in `lathe run`; any other text has one. */
function readParams(given: readonly string[]): Readonly<Record<string, number | string>> {
  const pairs = Object.entries(readPairs(given, '--set'));
  return Object.fromEntries(pairs.map(([name, text]) => [name, /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text]));
}

function readInputs(given: readonly string[], streams: readonly string[]): Pick<Submission, 'inputs' | 'inputAssetId'> {
  if (given.length === 0) throw usage('jobs/no_input', {});
  const uris = given.map(splitInput);
  const choices = new Map(streams.map(splitStream));
  const only = uris.find(([name]) => name === ONLY)?.[1];
  if (only === undefined) return { inputs: withStreams(uris, choices) };
  if (given.length > 1 || choices.size > 0) throw usage('jobs/unnamed_input', { uri: only });
  return { inputAssetId: only };
}

/** `voice=s3://bucket/a.wav`, or a URI alone. */
function splitInput(text: string): readonly [name: string, uri: string] {
  const [, name = ONLY, uri = text] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
  return [name, remote(uri, '--in')];
}

function splitStream(text: string): readonly [name: string, choice: StreamChoice] {
  const [[name = '', choice = ''] = []] = Object.entries(readPairs([text], '--stream'));
  return [name, /^\d+$/.test(choice) ? Number(choice) : choice];
}

function withStreams(uris: readonly (readonly [string, string])[], choices: ReadonlyMap<string, StreamChoice>): Inputs {
  const inputs = uris.map(([name, uri]) => {
    const stream = choices.get(name);
    return [name, stream === undefined ? uri : { uri, stream }];
  });
  const unknown = [...choices.keys()].find((name) => !uris.some(([known]) => known === name));
  if (unknown !== undefined) throw usage('jobs/bad_pair', { option: '--stream', text: `${unknown}=…` });
  return Object.fromEntries(inputs) as Inputs;
}

/** The service reads storage, and knows nothing of the files of whoever submits. */
function remote(text: string, option: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  throw usage('jobs/local_file', { path: text, option });
}
