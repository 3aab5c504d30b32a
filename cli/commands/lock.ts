import type { Command } from 'commander';
import { counted } from '../../compiler/print/wording.ts';
import { usage } from '../failure/usage-failure.ts';
import { type LockState, lockChanged, lockFolder, problemsOf, readLockState } from '../lock/lock-folder.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';

const help = `
The lock file (lathe.lock.json beside the presets) says for each published name_vN which artifact it is. Publishing adds
to it and keeps the artifact itself under artifacts/sha256, so that it can be run and compared whatever becomes of its
source. A published version never changes: where its source now compiles to something else, nothing is written, what
differs is told, and so is the version to declare instead.

Examples:
  lathe lock
  lathe lock --check
  lathe lock my/presets`;

interface Options {
  readonly check?: true;
  readonly json?: true;
}

export function declare(command: Command): void {
  command
    .argument('[folder]', 'the folder of the presets; ./presets, or the current one')
    .option('--check', 'change nothing, and exit with 2 where something is not published as it is')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action(lock);
}

function lock(folder: string | undefined, { check, json }: Options): void {
  const state = readLockState(folder);
  if (state.comparison.broken.length > 0) throw lockChanged(state);
  const problems = problemsOf(state);
  if (check && problems.length > 0) throw usage('lock/stale', { problems });
  if (!check) lockFolder(state);
  if (json) printJson(describe(state));
  else for (const line of linesOf(state, check ?? false)) print(line);
}

function linesOf({ comparison: { fresh, kept, retired } }: LockState, check: boolean): readonly string[] {
  const { green, dim } = coloursFor(process.stdout);
  const gone = retired.length > 0 ? `, ${retired.length} without source` : '';
  const summary = `${counted(fresh.length + kept.length, 'version')} locked${gone}`;
  if (check) return [`${summary}, all as published`];
  return [...fresh.map(({ label, hash }) => `${green('+')} ${label}  ${dim(`sha256:${hash}`)}`), summary];
}

function describe({ comparison: { fresh, kept, retired } }: LockState): Readonly<Record<string, unknown>> {
  const addresses = (entries: typeof fresh) =>
    Object.fromEntries(entries.map(({ label, hash }) => [label, `sha256:${hash}`]));
  return { added: addresses(fresh), kept: addresses(kept), withoutSource: retired };
}
