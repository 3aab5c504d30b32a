import { join } from 'node:path';
import type { Pair } from '../../compiler/diff/align.ts';
import { unequalFilters } from '../../compiler/diff/filters.ts';
import { printDot } from '../../compiler/print/dot.ts';
import type { GraphReport } from '../../report/golden/golden-report.ts';
import type { PresetArtifact } from '../../schemas/generated/artifact.ts';
import { readText } from '../harness/project.ts';
import type { GoldenCase, Project } from '../harness/tier.ts';
import { artifactsIn } from '../text/compare.ts';
import { unequalSearches } from '../text/diff-searches.ts';

/**
 * The graphs of the presets of a case.
 *
 * @param isOther whether the artifacts that are kept are other ones: then those are drawn too, and in both what differs is marked
 */
export function graphsOf(of: GoldenCase, project: Project, isOther: boolean): readonly GraphReport[] {
  const { presets } = project.compile(of);
  const now = new Map(presets.map(({ label, artifact }) => [label, artifact]));
  const kept = isOther ? keptPresets(of, presets[0]?.label ?? '') : new Map<string, PresetArtifact>();
  return [...new Set([...now.keys(), ...kept.keys()])].map((label) => {
    const [was, is] = [kept.get(label), now.get(label)];
    if (was !== undefined && is !== undefined) return drawBoth(label, was, is);
    return {
      label,
      ...(is === undefined ? {} : { now: printDot(label, is) }),
      ...(was === undefined ? {} : { kept: printDot(label, was) }),
    };
  });
}

function drawBoth(label: string, was: PresetArtifact, is: PresetArtifact): GraphReport {
  const unequal = [...unequalFilters(was, is), ...unequalSearches(was, is)];
  if (unequal.length === 0) return { label, now: printDot(label, is) };
  const marked = (side: keyof Pair<string>) => new Set(unequal.flatMap((pair) => pair[side] ?? []));
  return {
    label,
    now: printDot(label, is, { marked: marked('after') }),
    kept: printDot(label, was, { marked: marked('before') }),
  };
}

/** The presets that are kept, by label; none of a file that is no artifact any more. */
function keptPresets({ folder }: GoldenCase, onlyLabel: string): ReadonlyMap<string, PresetArtifact> {
  const presets = new Map<string, PresetArtifact>();
  try {
    for (const [label, artifact] of artifactsIn(readText(join(folder, 'artifact.json')) ?? '')) {
      if (artifact.kind === 'preset') presets.set(label === '' ? onlyLabel : label, artifact);
    }
  } catch {
    return new Map();
  }
  return presets;
}
