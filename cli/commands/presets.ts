import type { Command } from 'commander';
import { columns } from '../../compiler/explain/render.ts';
import type { Declared } from '../library/declared.ts';
import { firstSentence } from '../library/first-sentence.ts';
import { openLibrary } from '../library/library.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';

const help = `
The project's own come first (./presets, or *.preset in the current folder), then those that Lathe ships.

Examples:
  lathe presets
  lathe presets --json`;

export function declare(command: Command): void {
  command.option('--json', 'print the list as JSON').addHelpText('after', help).action(list);
}

function list({ json }: { readonly json?: true }): void {
  const { declared } = openLibrary();
  const named = declared.filter(({ label }, index) => declared.findIndex((other) => other.label === label) === index);
  if (json) printJson(named.map(({ kind, label, doc, source }) => ({ kind, label, doc, path: source.path })));
  else printList(named);
}

function printList(named: readonly Declared[]): void {
  const { bold } = coloursFor(process.stdout);
  for (const kind of ['preset', 'profile'] as const) {
    const rows = named.filter((item) => item.kind === kind).map((item) => [item.label, firstSentence(item.doc)]);
    const lines = rows.length > 0 ? columns(rows) : ['none'];
    print(`${bold(kind === 'preset' ? 'Presets' : 'Profiles')}\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
  }
  print("'lathe explain NAME' says what one does.");
}
