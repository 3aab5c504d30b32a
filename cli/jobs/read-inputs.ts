import type { Submission } from '../../client/index.ts';
import { usage } from '../failure/usage-failure.ts';
import { onceEach } from './read-options.ts';
import { remote } from './remote.ts';

/** What a command line says of a job's inputs. */
export interface InputOptions {
  readonly in?: readonly string[];
  readonly stream?: readonly string[];
}

type Inputs = NonNullable<Submission['inputs']>;

interface GivenInput {
  /** Absent where it stands alone. */
  readonly name: string | undefined;
  readonly uri: string;
}

interface GivenStream {
  readonly name: string | undefined;
  /** The number of the stream, or its language. */
  readonly choice: number | string;
  readonly text: string;
}

/** Whether the preset has to be asked for the name of its input: a service takes no stream without one. */
export function needsInputName(options: InputOptions): boolean {
  const { uris, streams } = split(options);
  return uris.length === 1 && streams.length === 1 && [...uris, ...streams].every(({ name }) => name === undefined);
}

/**
 * Reads which files are which inputs, and which audio stream of each is meant. Of one input and its stream, who has no name has
 * the other's; where none has one, it is `only`.
 *
 * @throws UsageFailure `jobs/no_input`, `jobs/unnamed_input`, `jobs/local_file`, `jobs/bad_pair`
 */
export function readInputs(options: InputOptions, only?: string): Pick<Submission, 'inputs' | 'inputAssetId'> {
  const { uris, streams } = split(options);
  const [first] = uris;
  if (first === undefined) throw usage('jobs/no_input', {});
  if (uris.length === 1 && streams.length === 0 && first.name === undefined) return { inputAssetId: first.uri };
  const name = uris.length === 1 && streams.length === 1 ? (first.name ?? streams[0]?.name ?? only) : undefined;
  const named = onceEach(
    uris.map((given) => [nameOf(given, name), given.uri] as const),
    '--in',
  );
  const choices = streamsByName(streams, name);
  const inputs = Object.entries(named).map(([called, uri]) => {
    const stream = choices.get(called);
    return [called, stream === undefined ? uri : { uri, stream }];
  });
  const unknown = [...choices.keys()].find((known) => !Object.hasOwn(named, known));
  if (unknown !== undefined) throw usage('jobs/bad_pair', { option: '--stream', text: `${unknown}=…` });
  return { inputs: Object.fromEntries(inputs) as Inputs };
}

function nameOf({ name, uri }: GivenInput, single: string | undefined): string {
  const called = name ?? single;
  if (called === undefined) throw usage('jobs/unnamed_input', { uri });
  return called;
}

function split({ in: uris = [], stream = [] }: InputOptions) {
  return { uris: uris.map(splitInput), streams: stream.map(splitStream) };
}

/** `voice=s3://bucket/a.wav`, or a URI alone. */
function splitInput(text: string): GivenInput {
  const [, name, uri = text] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
  return { name, uri: remote(uri, '--in') };
}

/** `voice=1`, `voice=lang:eng`, or what follows the mark alone. */
function splitStream(text: string): GivenStream {
  const [, name, choice = ''] = /^(?:([^=]+)=)?\s*([^=]+)$/.exec(text) ?? [];
  if (choice === '') throw usage('jobs/bad_pair', { option: '--stream', text });
  return { name: name?.trim(), choice: /^\d+$/.test(choice) ? Number(choice) : choice, text };
}

function streamsByName(streams: readonly GivenStream[], single: string | undefined) {
  const choices = new Map<string, GivenStream['choice']>();
  for (const { name = single, choice, text } of streams) {
    if (name === undefined) throw usage('jobs/bad_pair', { option: '--stream', text });
    if (choices.has(name)) throw usage('jobs/bad_pair', { option: '--stream', text, isTwice: true });
    choices.set(name, choice);
  }
  return choices;
}
