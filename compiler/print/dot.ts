import type { Expr, Measure, Node, PresetArtifact, ProfileArtifact, Solve } from '../../schemas/generated/artifact.ts';
import { collectReferences, expressionsOf, noReferences } from '../artifact/references.ts';
import { exprText } from './expr-text.ts';
import { nodeText, optionText } from './filter-line.ts';

/** What a drawing can be told beside the graph. */
export interface DotOptions {
  /** Says what is converted for it. */
  readonly profile?: ProfileArtifact | undefined;
  /** Nodes and searches that get the class `marked`. */
  readonly marked?: ReadonlySet<string> | undefined;
}

/**
 * A drawing of the whole graph for Graphviz: the sound flows along full lines, and dashed ones show which figures are
 * found where and used where.
 *
 * @param label the name of the drawing, `name_vN`
 */
export function printDot(label: string, artifact: PresetArtifact, { profile, marked }: DotOptions = {}): string {
  const lines = [
    'rankdir=TB;',
    'node [shape=box, style=rounded, fontname="Courier", fontsize=10];',
    ...artifact.inputs.map(({ name }) => `${quote(`in:${name}`)} [shape=cds, label=${quote(name)}];`),
    ...artifact.nodes.flatMap((node) => drawNode(artifact, node, profile)),
    ...artifact.measures.flatMap(drawMeasure),
    ...artifact.solves.flatMap((solve) => drawSolve(artifact, solve)),
    ...[...(marked ?? [])].map((id) => `${quote(id)} [class="marked"];`),
    '"deliverable" [shape=cds];',
    `${quote(artifact.output)} -> "deliverable";`,
  ];
  return `digraph ${quote(label)} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

function drawNode(artifact: PresetArtifact, node: Node, profile: ProfileArtifact | undefined): readonly string[] {
  const conditional = 'filter' in node && node.when !== undefined;
  const title = 'filter' in node ? [node.filter, ...optionLines(node.options)] : [nodeText(node, profile)];
  const condition = conditional && node.when !== undefined ? [`when ${exprText(node.when)}`] : [];
  const style = conditional ? ', style="rounded,dashed"' : '';
  const figures = sourcesOf(artifact, expressionsOf(node)).map(
    (from) => `${quote(from)} -> ${quote(node.id)} [style=dashed];`,
  );
  return [
    `${quote(node.id)} [label=${quote([...title, ...condition].join('\n'))}${style}];`,
    ...node.in.map((link) => `${quote(link)} -> ${quote(node.id)};`),
    ...figures,
  ];
}

function optionLines(options: Extract<Node, { filter: string }>['options']): readonly string[] {
  return Object.entries(options).map(([name, value]) => `${name} ${optionText(value)}`);
}

function drawMeasure({ id, link, levels }: Measure): readonly string[] {
  const what = levels === undefined ? 'loudness, true peak' : 'sample levels';
  return [
    `${quote(id)} [shape=ellipse, label=${quote(`${id}\n${what}`)}];`,
    `${quote(link)} -> ${quote(id)} [style=dashed];`,
  ];
}

function drawSolve(artifact: PresetArtifact, { id, link, initial, target, tolerance }: Solve): readonly string[] {
  const label = `${id}\ngain for ${exprText(target)} LUFS\nwithin ${tolerance} LU`;
  return [
    `${quote(id)} [shape=ellipse, label=${quote(label)}];`,
    `${quote(link)} -> ${quote(id)} [style=dashed];`,
    ...sourcesOf(artifact, [initial]).map((from) => `${quote(from)} -> ${quote(id)} [style=dashed];`),
  ];
}

/** The measurements and solves that expressions rest on, through named values too. */
function sourcesOf({ values }: PresetArtifact, exprs: readonly Expr[]): readonly string[] {
  const meanings = new Map(values.map(({ id, expr }) => [id, expr]));
  const found = new Set<string>();
  const pending = [...exprs];
  for (let expr = pending.pop(); expr !== undefined; expr = pending.pop()) {
    const references = collectReferences(expr, noReferences());
    for (const id of [...references.measures, ...references.solves]) found.add(id);
    for (const id of references.values) pending.push(meanings.get(id) ?? 0);
  }
  return [...found].sort();
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
