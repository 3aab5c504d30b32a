import type { CaseOutcome, GoldenCase, Surroundings, Tier } from '../harness/tier.ts';
import { compareTexts } from './compare.ts';
import { findingsText } from './findings-text.ts';
import { textsOf } from './produce.ts';

const files = new Set([
  'diagnostics.txt',
  'formatted.preset',
  'ast.txt',
  'signal-graph.txt',
  'plan.txt',
  'filtergraph.txt',
  'artifact.json',
  'artifact.sha256',
  'explain.txt',
]);

const jobFile = /^filtergraph\.\w+_v\d+\.txt$/;

/** Tier 1: what every stage of the compiler makes of a case, exactly as it was. */
export const textTier: Tier = {
  name: 'text',
  owns: (file) => files.has(file) || jobFile.test(file),
  run: async function* (cases, surroundings) {
    for (const each of cases) yield outcomeOf(each, surroundings);
  },
  compare: compareTexts,
  leading: 'artifact.json',
};

function outcomeOf(of: GoldenCase, { project }: Surroundings): CaseOutcome {
  const { diagnostics } = project.compile(of);
  const isSound = diagnostics.every(({ severity }) => severity !== 'error');
  if (isSound !== of.isInvalid) return { case: of, produced: textsOf(of, project), findings: [] };
  const why = isSound
    ? 'compiles without errors: its name says that it is invalid'
    : `does not compile; a folder called invalid_… may have errors\n${findingsText(of, diagnostics).trimEnd()}`;
  return { case: of, produced: new Map(), findings: [why] };
}
