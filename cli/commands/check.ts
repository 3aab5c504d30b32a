import type { Command } from 'commander';
import { checkFiles } from '../check/check-files.ts';
import { describeFinding } from '../check/describe-finding.ts';
import { summarize } from '../check/summary.ts';
import { findPresetFiles } from '../library/preset-files.ts';
import { coloursFor } from '../terminal/colours.ts';
import { renderFindings } from '../terminal/findings.ts';
import { print, printJson } from '../terminal/output.ts';

const help = `
Without names it checks the folder presets, or the *.preset files of the current folder.
It exits with 2 where there are errors; warnings alone are fine.

Examples:
  lathe check
  lathe check presets/voice.preset
  lathe check --json presets/ > findings.json`;

export function declare(command: Command): void {
  command
    .argument('[paths...]', 'preset files, or folders to search through')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', help)
    .action(check);
}

function check(paths: readonly string[], { json }: { readonly json?: true }): void {
  const checked = checkFiles(findPresetFiles(paths));
  const { counts, findings } = checked;
  if (json) printJson({ ...counts, findings: findings.map(describeFinding) });
  else {
    if (findings.length > 0) print(`${renderFindings(findings, process.stdout)}\n`);
    print(summarize(counts, coloursFor(process.stdout)));
  }
  if (counts.errors > 0) process.exitCode = 2;
}
