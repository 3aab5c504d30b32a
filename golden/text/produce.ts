import type { Compilation, CompiledPreset } from '../../compiler/compile.ts';
import { explainPreset } from '../../compiler/explain/preset.ts';
import { explainProfile } from '../../compiler/explain/profile.ts';
import { renderPreset, renderProfile } from '../../compiler/explain/render.ts';
import { printGraph } from '../../compiler/print/graph.ts';
import { printPlan } from '../../compiler/print/plan.ts';
import { format, parse } from '../../dsl/index.ts';
import { profilesOf } from '../accepted/profiles-of.ts';
import type { GoldenCase, Project } from '../harness/tier.ts';
import { astText } from './ast-text.ts';
import { findingsText } from './findings-text.ts';
import { jobText } from './job-text.ts';
import { signalsText } from './signals-text.ts';

/**
 * What a case is as text, by file name. Which files there are follows from what it declares: of a file with errors its
 * findings, of one without what every stage of the compiler makes of it.
 */
export function textsOf(of: GoldenCase, project: Project): ReadonlyMap<string, string> {
  const compilation = project.compile(of);
  const texts = [
    ...sourceTexts(of, compilation),
    ...artifactTexts(compilation),
    ...presetTexts(of, compilation, project),
  ];
  return new Map(texts.filter(([, text]) => text !== ''));
}

type Text = readonly [file: string, text: string];

/** The layout where the source has another one, the syntax tree where there is one, the findings where there are any. */
function sourceTexts(of: GoldenCase, { diagnostics }: Compilation): readonly Text[] {
  const formatted = format('input.preset', of.text).text ?? '';
  const { module } = parse('input.preset', of.text);
  return [
    ['diagnostics.txt', diagnostics.length === 0 ? '' : findingsText(of, diagnostics)],
    ['formatted.preset', formatted === of.text ? '' : formatted],
    ['ast.txt', module === undefined || of.isInvalid ? '' : astText(module)],
  ];
}

function artifactTexts({ presets, profiles }: Compilation): readonly Text[] {
  const all = [...presets, ...profiles];
  const [first] = all;
  if (first === undefined) return [];
  const byLabel = Object.fromEntries(all.map(({ label, artifact }) => [label, artifact]));
  const explained = [
    ...presets.map((preset) => renderPreset(explainPreset({ ...preset, source: preset }))),
    ...profiles.map((profile) => renderProfile(explainProfile({ ...profile, doc: profile.declaration.doc }))),
  ];
  return [
    ['artifact.json', `${JSON.stringify(all.length === 1 ? first.artifact : byLabel, null, 2)}\n`],
    ['artifact.sha256', all.map(({ label, hash }) => `${hash}  ${label}\n`).join('')],
    ['explain.txt', `${explained.join('\n\n\n')}\n`],
  ];
}

function presetTexts(of: GoldenCase, { presets }: Compilation, project: Project): readonly Text[] {
  const used = new Map(
    presets.flatMap((preset) => profilesOf(preset, of, project).map((profile) => [profile.label, profile])),
  );
  const jobs = [...used.values()].map((profile): Text => {
    const delivered = presets.filter((preset) => profilesOf(preset, of, project).includes(profile));
    return [`filtergraph.${profile.label}.txt`, sections(delivered, (preset) => jobText(preset, profile))];
  });
  return [
    ['signal-graph.txt', sections(presets, signalsText)],
    ['plan.txt', sections(presets, ({ artifact }) => printPlan(artifact))],
    ['filtergraph.txt', sections(presets, ({ artifact }) => printGraph(artifact))],
    ...jobs,
  ];
}

/** Of one preset its text; of several each below its name. */
function sections(presets: readonly CompiledPreset[], textOf: (preset: CompiledPreset) => string): string {
  const [first] = presets;
  if (first === undefined) return '';
  const titled = presets.map((preset) => `${preset.label}\n\n${textOf(preset)}`);
  return `${presets.length === 1 ? textOf(first) : titled.join('\n\n\n')}\n`;
}
