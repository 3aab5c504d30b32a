import { type Command, Option } from 'commander';
import { printDot } from '../../compiler/print/dot.ts';
import { printGraph } from '../../compiler/print/graph.ts';
import { printPlan } from '../../compiler/print/plan.ts';
import type { ProfileArtifact } from '../../schemas/generated/artifact.ts';
import { usage } from '../failure/usage-failure.ts';
import type { Entry, PresetEntry } from '../library/entry.ts';
import { openLibrary } from '../library/library.ts';
import { resolveAll, resolveProfile } from '../library/resolve.ts';
import { writeWhole } from '../library/write-file.ts';
import { say } from '../terminal/output.ts';

const help = `
What is printed is the artifact as JSON; its hash goes to standard error. A number that only a job can know is an
expression over params, probes and measurements.

Examples:
  lathe compile dialogue_clean_v1
  lathe compile dialogue_clean_v1 --graph --profile audio_only_master_v1
  lathe compile presets/voice.preset --preset voice_v2 --plan
  lathe compile dialogue_clean_v1 --dot | dot -Tsvg > graph.svg
  lathe compile dialogue_clean_v1 --canonical | sha256sum`;

interface Options {
  readonly json?: true;
  readonly canonical?: true;
  readonly graph?: true;
  readonly plan?: true;
  readonly dot?: true;
  readonly preset?: string;
  readonly profile?: string;
  readonly output?: string;
}

export function declare(command: Command): void {
  command
    .argument('<ref>', 'name_vN, sha256:<hash>, or a preset file')
    .addOption(
      new Option('--json', 'the artifact, indented (what is printed anyway)').conflicts(['graph', 'plan', 'dot']),
    )
    .addOption(new Option('--canonical', 'the very bytes that are hashed').conflicts(['json', 'graph', 'plan', 'dot']))
    .addOption(new Option('--graph', 'the filter graph stage by stage, one filter a line').conflicts(['plan', 'dot']))
    .addOption(new Option('--plan', 'the stages in words').conflicts('dot'))
    .option('--dot', 'a drawing for Graphviz')
    .option('--preset <name_vN>', 'only this one of several in a file')
    .option('--profile <ref>', 'show what is converted for this profile (with --graph, --plan and --dot)')
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addHelpText('after', help)
    .action(compile);
}

function compile(reference: string, options: Options): void {
  const library = openLibrary();
  const all = resolveAll(reference, library);
  const wanted = options.preset === undefined ? all : all.filter(({ label }) => label === options.preset);
  if (wanted.length === 0) throw usage('usage/none_inside', { path: reference, what: options.preset ?? 'preset' });
  const profile = options.profile === undefined ? undefined : resolveProfile(options.profile, library).artifact;
  const isView = options.graph || options.plan || options.dot;
  const text = isView ? viewText(reference, wanted, options, profile) : artifactText(reference, wanted, options);
  if (!isView) for (const { label, hash } of wanted) say(`${label}  sha256:${hash}`);
  if (options.output === undefined) process.stdout.write(text);
  else writeWhole(options.output, text);
}

/** One artifact as it is; several by their labels. */
function artifactText(reference: string, entries: readonly Entry[], { canonical }: Options): string {
  const [first] = entries;
  if (canonical) {
    const labels = entries.map(({ label }) => label);
    if (entries.length > 1) throw usage('usage/several', { path: reference, what: 'artifact', labels });
    return first?.canonical ?? '';
  }
  const byLabel = Object.fromEntries(entries.map(({ label, artifact }) => [label, artifact]));
  return `${JSON.stringify(entries.length === 1 ? first?.artifact : byLabel, null, 2)}\n`;
}

function viewText(
  reference: string,
  entries: readonly Entry[],
  options: Options,
  profile: ProfileArtifact | undefined,
): string {
  const presets = entries.filter((entry) => entry.kind === 'preset');
  if (presets.length === 0) throw usage('usage/none_inside', { path: reference, what: 'preset' });
  return `${presets.map((preset) => viewOf(preset, options, profile)).join('\n\n')}\n`;
}

function viewOf(
  { label, hash, artifact }: PresetEntry,
  options: Options,
  profile: ProfileArtifact | undefined,
): string {
  if (options.dot) return printDot(label, artifact, { profile });
  const body = options.graph ? printGraph(artifact, profile) : printPlan(artifact, profile);
  return `${label}  sha256:${hash}\n\n${body}`;
}
