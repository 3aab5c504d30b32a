import { failure } from '../failure/failure.ts';
import { quoted } from '../failure/wording.ts';
import { shownUri } from '../storage/uri/shown-uri.ts';
import { togetherProblems } from './check-together.ts';
import type { Config, Environment, Problem, Reading } from './config.ts';
import type { ProcessKind, Setting } from './setting.ts';
import { settings } from './settings/index.ts';
import { unknownVariables } from './unknown-variables.ts';

/**
 * Reads what the environment says to a process: either all of it, or everything that is wrong with it at once. What is empty
 * is not set. It looks at nothing but the environment.
 */
export function readConfig<Kind extends ProcessKind>(kind: Kind, environment: Environment): Reading<Kind> {
  const rows = Object.entries(settings).filter(([, { by }]) => (by as readonly ProcessKind[]).includes(kind));
  const reads = rows.map(([name, row]) => [name, readOne(row as Setting<unknown>, environment)] as const);
  const warnings = unknownVariables(environment);
  const alone = reads.flatMap(([, read]) => ('says' in read ? [read] : []));
  const config = Object.fromEntries(reads.map(([name, read]) => [name, 'says' in read ? undefined : read.value]));
  const [first, ...others] = [...alone, ...togetherProblems(config)];
  if (first !== undefined) return { problems: [first, ...others], warnings };
  return { config: Object.freeze(config) as Config<Kind>, warnings }; // a value of its kind in each row of this process
}

/**
 * The same, for those who cannot go on without.
 *
 * @throws LatheFailure `config/invalid`, which lists all that is wrong
 */
export function requireConfig<Kind extends ProcessKind>(kind: Kind, environment: Environment): Config<Kind> {
  const reading = readConfig(kind, environment);
  if ('config' in reading) return reading.config;
  const lines = reading.problems.map(({ variable, says }) => `${variable} ${says}`);
  throw failure('config/invalid', { lines }, lines.length === 1 ? {} : { excerpt: lines });
}

function readOne(row: Setting<unknown>, environment: Environment): { readonly value: unknown } | Problem {
  const { variable, kind, isRequired, isSecret } = row;
  const given = environment[variable]?.trim() ?? '';
  if (given === '')
    return isRequired ? { variable, says: `is not set; it takes ${kind.takes}` } : { value: row.default };
  const read = kind.read(given);
  if ('value' in read) return read;
  const shown = isSecret ? 'to something else' : `to ${quoted(shownUri(given))}`;
  return {
    variable,
    says: read.fault === undefined ? `is set ${shown}; it takes ${kind.takes}` : `is wrong: ${read.fault}`,
  };
}
