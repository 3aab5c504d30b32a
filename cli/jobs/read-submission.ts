import type { Submission } from '../../client/index.ts';
import { type InputOptions, readInputs } from './read-inputs.ts';
import { readPairs } from './read-options.ts';
import { remote } from './remote.ts';

/** What a command line says of a job. */
export interface SubmissionOptions extends InputOptions {
  readonly set?: readonly string[];
  readonly to?: string;
  readonly tag?: readonly string[];
  readonly externalId?: string;
  readonly priority?: number;
  readonly notify?: string;
  readonly verbose?: true;
  readonly reproducible?: true;
}

/**
 * Reads a submission. Names, units and ranges are the service's to check: it knows the preset.
 *
 * @param only the name of the preset's input, where it has one and `needsInputName` says that it is needed
 * @throws UsageFailure `jobs/*` for what cannot be meant
 */
export function readSubmission(preset: string, profile: string, options: SubmissionOptions, only?: string): Submission {
  const { set = [], tag = [], to, externalId, priority, notify, verbose, reproducible } = options;
  return {
    ...readInputs(options, only),
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
