import { fieldsRead } from './fields-read.ts';
import { linksToKeep } from './keep.ts';
import { levelGraph } from './levels.ts';
import type { AnalyzeStage, Planned, Stage } from './stage.ts';

/**
 * The stages that find an artifact's values and then render it, in running order: level by level, the independent
 * measurements of loudness in one process, those of sample levels in another, then the solves one after the other. What
 * is costly to make is kept by the first stage that makes it.
 *
 * A plan follows from the artifact and is no part of it: a better plan changes no hash.
 */
export function planStages(artifact: Planned): readonly Stage[] {
  const { measures, solves } = levelGraph(artifact);
  const [measured, solved] = [byLevel(measures), byLevel(solves)];
  const deepest = Math.max(0, ...measured.keys(), ...solved.keys());
  const stages: Stage[] = [];
  const kept = new Set<string>();
  for (let level = 1; level <= deepest; level += 1) {
    const together = artifact.measures.filter(({ id }) => measured.get(level)?.includes(id));
    const [loudness, sampled] = [
      together.filter((measure) => !measure.levels),
      together.filter(({ levels }) => levels),
    ];
    if (loudness.length > 0) stages.push(analyzeStage(artifact, loudness, kept));
    if (sampled.length > 0) stages.push({ kind: 'levels', measures: sampled.map(({ id }) => id) });
    for (const solve of solved.get(level) ?? []) stages.push({ kind: 'solve', solve });
  }
  return [...stages, { kind: 'render' }];
}

/** Measures, and keeps what would cost more to make again; `kept` grows by it. */
function analyzeStage(artifact: Planned, measures: Planned['measures'], kept: Set<string>): AnalyzeStage {
  const read = fieldsRead(artifact);
  const links = measures.map(({ link }) => link);
  const keep = linksToKeep(artifact, links, kept);
  for (const link of keep) kept.add(link);
  const ids = measures.map(({ id }) => id);
  return { kind: 'analyze', measures: ids, peaks: ids.filter((id) => read.get(id)?.includes('truePeak')), keep };
}

function byLevel(levels: ReadonlyMap<string, number>): ReadonlyMap<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const [id, level] of levels) ids.set(level, [...(ids.get(level) ?? []), id]);
  return ids;
}
