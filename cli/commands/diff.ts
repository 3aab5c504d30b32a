import type { Command } from 'commander';
import { type Change, diffArtifacts } from '../../compiler/diff/index.ts';
import { usage } from '../failure/usage-failure.ts';
import { comparable, type Entry } from '../library/entry.ts';
import { openLibrary } from '../library/library.ts';
import { resolveOne } from '../library/resolve.ts';
import { renderChange } from '../terminal/changes.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';

const help = `
The differences are told in the words of the language: targets, stages, params. Where only the artifact of one is left,
they are told in filters.

Examples:
  lathe diff ebu_r128_v1 ebu_r128_short_v1
  lathe diff old/voice.preset presets/voice.preset
  lathe diff sha256:<hash> dialogue_clean_v1 --exit-code`;

interface Options {
  readonly json?: true;
  readonly exitCode?: true;
}

export function declare(command: Command): void {
  command
    .argument('<before>', 'name_vN, sha256:<hash>, or a preset file')
    .argument('<after>', 'likewise')
    .option('--json', 'print the differences as JSON')
    .option('--exit-code', 'exit with 2 where they differ')
    .addHelpText('after', help)
    .action(diff);
}

function diff(first: string, second: string, { json, exitCode }: Options): void {
  const library = openLibrary();
  const [before, after] = [resolveOne(first, library), resolveOne(second, library)];
  const difference = diffArtifacts(comparable(before), comparable(after));
  if (difference.kind === 'incomparable') throw usage('usage/incomparable', { before: first, after: second });
  const same = difference.kind === 'same';
  const changes = same ? [] : difference.changes;
  if (exitCode && !same) process.exitCode = 2;
  if (json) printJson({ same, before: addressOf(before), after: addressOf(after), changes });
  else if (same) print(`the same ${before.kind === 'preset' ? 'sound' : 'delivery'} (sha256:${before.hash})`);
  else printChanges(before, after, changes);
}

function printChanges(before: Entry, after: Entry, changes: readonly Change[]): void {
  const { dim, bold } = coloursFor(process.stdout);
  print(`${bold(before.label)} ${dim(short(before))} -> ${bold(after.label)} ${dim(short(after))}`);
  for (const change of changes) print(`  ${renderChange(change, coloursFor(process.stdout))}`);
}

function addressOf({ label, hash }: Entry): { readonly label: string; readonly hash: string } {
  return { label, hash };
}

function short({ hash }: Entry): string {
  return `sha256:${hash.slice(0, 12)}…`;
}
