import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { counted } from '../../compiler/print/wording.ts';
import { format } from '../../dsl/index.ts';
import { usage } from '../failure/usage-failure.ts';
import { findPresetFiles, readSource, type SourceFile } from '../library/preset-files.ts';
import { writeWhole } from '../library/write-file.ts';
import { renderFindings } from '../terminal/findings.ts';
import { print, say } from '../terminal/output.ts';

const help = `
Formatting never changes what a preset compiles to. A file with syntax errors is left as it is.

Examples:
  lathe fmt
  lathe fmt presets/voice.preset
  lathe fmt --check presets/
  lathe fmt - < draft.preset`;

export function declare(command: Command): void {
  command
    .argument('[paths...]', 'preset files, or folders to search through; - formats standard input')
    .option('--check', 'change nothing, and exit with 2 where something would change')
    .addHelpText('after', help)
    .action(fmt);
}

function fmt(paths: readonly string[], { check }: { readonly check?: true }): void {
  if (paths.includes('-')) formatInput(paths);
  else formatFiles(paths, check ?? false);
}

function formatFiles(paths: readonly string[], check: boolean): void {
  const files = findPresetFiles(paths);
  const outcomes = files.map((path) => formatFile(readSource(path), check));
  const changed = outcomes.filter((outcome) => outcome === 'changed').length;
  const broken = outcomes.filter((outcome) => outcome === 'broken').length;
  const done = check ? 'to be formatted' : 'formatted';
  print(`${counted(files.length, 'file')}, ${changed} ${done}${broken > 0 ? `, ${broken} with syntax errors` : ''}`);
  if (broken > 0 || (check && changed > 0)) process.exitCode = 2;
}

function formatInput(paths: readonly string[]): void {
  if (paths.length > 1)
    throw usage('usage/arguments', { message: '- stands for all there is to format', command: 'fmt' });
  const source = { path: '<stdin>', text: readFileSync(0, 'utf8') };
  const formatted = formatText(source);
  if (formatted === undefined) process.exitCode = 2;
  else process.stdout.write(formatted);
}

type Outcome = 'same' | 'changed' | 'broken';

function formatFile(source: SourceFile, check: boolean): Outcome {
  const formatted = formatText(source);
  if (formatted === undefined) return 'broken';
  if (formatted === source.text) return 'same';
  if (!check) writeWhole(source.path, formatted);
  print(source.path);
  return 'changed';
}

/** The formatted text; undefined, with the reasons said, where there are syntax errors. */
function formatText({ path, text }: SourceFile): string | undefined {
  const result = format(path, text);
  const findings = result.diagnostics.map((diagnostic) => ({ diagnostic, text }));
  if (result.text === undefined) say(`${renderFindings(findings, process.stderr)}\n`);
  return result.text;
}
