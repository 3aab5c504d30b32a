import type { Command } from 'commander';
import { explainPreset, type PresetExplanation } from '../../compiler/explain/preset.ts';
import { explainProfile, type ProfileExplanation } from '../../compiler/explain/profile.ts';
import { type Emphasis, renderPreset, renderProfile } from '../../compiler/explain/render.ts';
import type { Entry } from '../library/entry.ts';
import { openLibrary } from '../library/library.ts';
import { resolveAll } from '../library/resolve.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';

const help = `
Examples:
  lathe explain dialogue_clean_v1
  lathe explain audio_only_master_v1
  lathe explain presets/voice.preset`;

export function declare(command: Command): void {
  command
    .argument('<ref>', 'name_vN, sha256:<hash>, or a preset file')
    .option('--json', 'print the explanation as JSON')
    .addHelpText('after', help)
    .action(explain);
}

function explain(reference: string, { json }: { readonly json?: true }): void {
  const explanations = resolveAll(reference, openLibrary()).map(explainEntry);
  const { bold, dim } = coloursFor(process.stdout);
  const emphasis = { title: bold, faint: dim };
  if (json) printJson(explanations.length === 1 ? explanations[0] : explanations);
  else print(explanations.map((explanation) => renderExplanation(explanation, emphasis)).join('\n\n\n'));
}

function explainEntry(entry: Entry): PresetExplanation | ProfileExplanation {
  return entry.kind === 'preset' ? explainPreset(entry) : explainProfile(entry);
}

function renderExplanation(explanation: PresetExplanation | ProfileExplanation, emphasis: Emphasis): string {
  return explanation.kind === 'preset' ? renderPreset(explanation, emphasis) : renderProfile(explanation, emphasis);
}
