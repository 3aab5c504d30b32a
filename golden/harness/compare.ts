import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { readText } from './project.ts';
import { textDiff } from './text-diff.ts';
import type { CaseOutcome, Tier } from './tier.ts';

/** Holds what a tier produced against what is kept, and tells its findings. */
export function problemsOf(tier: Tier, outcome: CaseOutcome): readonly Problem[] {
  const findings = outcome.findings.map((text): Problem => ({ kind: 'finding', lines: text.split('\n') }));
  const files = [...outcome.produced].flatMap(([file, produced]): readonly Problem[] => {
    const kept = readText(join(outcome.case.folder, file));
    if (kept === undefined) return [{ kind: 'missing', file, lines: [missingText(produced)] }];
    if (kept === produced) return [];
    const lines = tier.compare === undefined ? textDiff(kept, produced) : tier.compare(file, kept, produced);
    return lines.length === 0 ? [] : [{ kind: 'differs', file, lines }];
  });
  return [...findings, ...led(tier, files)];
}

/** The leading file first; where it differs, the others only follow. */
function led({ leading }: Tier, files: readonly Problem[]): readonly Problem[] {
  const first = files.find(({ kind, file }) => kind === 'differs' && file === leading);
  if (first === undefined) return files;
  const follow = (problem: Problem): Problem => (problem.kind === 'differs' ? { ...problem, follows: true } : problem);
  return [first, ...files.filter((problem) => problem !== first).map(follow)];
}

function missingText(produced: string): string {
  const count = produced.split('\n').length - 1;
  return `${count === 1 ? 'one line that is' : `${count} lines that are`} produced, and not kept`;
}
