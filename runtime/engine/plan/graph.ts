import type { Evaluate } from '../../../compiler/artifact/link/index.ts';
import { collectReferences, inputOfLink, noReferences } from '../../../compiler/artifact/references.ts';
import type { Expr, PresetArtifact } from '../../../schemas/generated/artifact.ts';

type Graph = Pick<PresetArtifact, 'nodes'>;

/** The inputs whose sound reaches a link, in the order of the alphabet. */
export function inputsBehind({ nodes }: Graph, link: string): readonly string[] {
  const reached = new Set([link]);
  for (const node of [...nodes].reverse()) {
    if (reached.has(node.id)) for (const before of node.in) reached.add(before);
  }
  return [...reached].flatMap((name) => inputOfLink(name) ?? []).sort();
}

/** The node whose sound a link carries in this job: nodes that the job does not need let it pass. */
export function nodeBehind(artifact: Graph, link: string, evaluate: Evaluate): string {
  const node = artifact.nodes.find(({ id }) => id === link);
  if (node === undefined || !('filter' in node) || node.when === undefined || evaluate(node.when) !== 0) return link;
  return nodeBehind(artifact, node.in[0], evaluate);
}

/** The measurements and solves that an expression rests on, through named values and solves. */
export function restsOn(artifact: PresetArtifact, expr: Expr) {
  const [measures, solves] = [new Set<string>(), new Set<string>()];
  const pending: Expr[] = [expr];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const found = collectReferences(next, noReferences());
    for (const id of found.measures) measures.add(id);
    pending.push(...artifact.values.filter(({ id }) => found.values.has(id)).map((value) => value.expr));
    for (const solve of artifact.solves.filter(({ id }) => found.solves.has(id))) {
      solves.add(solve.id);
      pending.push(solve.initial);
    }
  }
  return { measures, solves };
}
