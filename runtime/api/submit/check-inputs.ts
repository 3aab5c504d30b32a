import type { StreamChoice, Submission, SubmittedInput } from '../../../schemas/generated/api.ts';
import type { PresetArtifact } from '../../../schemas/generated/artifact.ts';
import type { InputReference } from '../../../schemas/generated/job.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { Storage } from '../../storage/storage.ts';
import { type AllowList, checkAllowed } from '../../storage/uri/allow-list.ts';
import { shownUri } from '../../storage/uri/shown-uri.ts';
import { suggestion } from '../nearest.ts';
import { below, type Checked, type Fault, faultOf } from '../problem/fault.ts';

/** An input as it was given, and where in the body that was. */
export interface GivenInput {
  readonly pointer: string;
  readonly uri: string;
  readonly stream?: string;
}

export type GivenInputs = Readonly<Record<string, GivenInput>>;

/** What was given, under the names that it was given, for a preset that is not known: its places can be looked at all the same. */
export function unnamedInputs({ inputs = {}, inputAssetId }: Pick<Submission, 'inputs' | 'inputAssetId'>): GivenInputs {
  const named = Object.entries(inputs).map(([name, input]) => [name, given(name, input)] as const);
  const short = inputAssetId === undefined ? {} : { '': { pointer: '/inputAssetId', uri: inputAssetId } };
  return { ...Object.fromEntries(named), ...short };
}

/** Finds out which input each URI is for, by the names that the preset declares. */
export function nameInputs(
  { inputs: declared }: PresetArtifact,
  { inputs, inputAssetId }: Pick<Submission, 'inputs' | 'inputAssetId'>,
): Checked<GivenInputs> {
  const names = declared.map(({ name }) => name);
  if (inputs !== undefined && inputAssetId !== undefined) {
    return refuse('/inputAssetId', '`inputAssetId` stands for `inputs`, which is given too', 'leave one of them out');
  }
  if (inputAssetId !== undefined) {
    const [only, second] = names;
    if (only === undefined || second !== undefined) {
      return refuse(
        '/inputAssetId',
        `the preset has ${names.length} inputs: ${names.join(', ')}`,
        'give each by its name in `inputs`',
      );
    }
    return { value: { [only]: { pointer: '/inputAssetId', uri: inputAssetId } }, faults: [] };
  }
  return match(names, inputs ?? {});
}

function match(names: readonly string[], inputs: NonNullable<Submission['inputs']>): Checked<GivenInputs> {
  const missing = names.filter((name) => !Object.hasOwn(inputs, name));
  const surplus = Object.keys(inputs).filter((name) => !names.includes(name));
  const faults = [
    ...missing.map((name) => mismatch(below('/inputs', name), `the preset needs an input ${name}`)),
    ...surplus.map((name) =>
      mismatch(below('/inputs', name.slice(0, 100)), 'the preset has no such input', suggestion(name, names)),
    ),
  ];
  const known = Object.entries(inputs).filter(([name]) => names.includes(name));
  return { value: Object.fromEntries(known.map(([name, input]) => [name, given(name, input)])), faults };
}

function given(name: string, input: SubmittedInput): GivenInput {
  const pointer = below('/inputs', name.slice(0, 100));
  if (typeof input === 'string') return { pointer, uri: input };
  return { pointer, uri: input.uri, ...(input.stream === undefined ? {} : { stream: streamText(input.stream) }) };
}

function streamText(stream: StreamChoice): string {
  return String(stream);
}

/** What the URIs of inputs are held to. */
export interface InputRules {
  readonly storage: Pick<Storage, 'head'>;
  readonly allowed: AllowList;
  /** Says why a URI belongs to the service itself. */
  readonly ownReason: (uri: string) => string | undefined;
}

/** Looks all inputs up at once, and pins the versions that are there. */
export async function pinInputs(
  given: GivenInputs,
  rules: InputRules,
): Promise<Checked<Readonly<Record<string, InputReference>>>> {
  const looks = Object.entries(given).map(async ([name, input]) => ({ name, look: await pinInput(input, rules) }));
  const looked = await Promise.all(looks);
  return {
    value: Object.fromEntries(looked.flatMap(({ name, look }) => ('pinned' in look ? [[name, look.pinned]] : []))),
    faults: looked.flatMap(({ look }) => ('fault' in look ? [look.fault] : [])),
  };
}

type Look = { readonly pinned: InputReference } | { readonly fault: Fault };

async function pinInput({ pointer, uri, stream }: GivenInput, rules: InputRules): Promise<Look> {
  try {
    checkAllowed(uri, rules.allowed);
    if (rules.ownReason(uri) !== undefined) throw failure('storage/not_allowed', { uri: shownUri(uri) });
    const described = await rules.storage.head(uri);
    if (described === undefined) throw failure('storage/not_found', { uri: shownUri(uri) });
    const { etag, bytes } = described;
    return { pinned: { uri, etag, bytes, ...(stream === undefined ? {} : { stream }) } };
  } catch (thrown) {
    // A store that is down says nothing of the request.
    if (!(thrown instanceof LatheFailure) || thrown.class === 'INFRA') throw thrown;
    return { fault: faultOf(pointer, thrown) };
  }
}

function refuse(pointer: string, detail: string, hint: string): Checked<GivenInputs> {
  return { value: {}, faults: [mismatch(pointer, detail, hint)] };
}

function mismatch(pointer: string, detail: string, hint?: string): Fault {
  return { pointer, code: 'preset/inputs_mismatch', detail, ...(hint === undefined ? {} : { hint }) };
}
