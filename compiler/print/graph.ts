import type { PresetArtifact, ProfileArtifact } from '../../schemas/generated/artifact.ts';
import { fieldsRead } from '../artifact/plan/fields-read.ts';
import type { Stage } from '../artifact/plan/stage.ts';
import { planStages } from '../artifact/plan/stages.ts';
import { exprText } from './expr-text.ts';
import { nodeLine } from './filter-line.ts';
import { partsOf, solveOf } from './stage-parts.ts';

/**
 * The filter graph of each stage for people, one filter a line. Numbers that only a job can know stay symbolic and are
 * listed below the stage that uses them.
 *
 * @param profile says what the place of delivery converts to
 */
export function printGraph(artifact: PresetArtifact, profile?: ProfileArtifact): string {
  return planStages(artifact)
    .map((stage, index) => `${index + 1}. ${printStage(artifact, stage, profile)}`)
    .join('\n\n');
}

function printStage(artifact: PresetArtifact, stage: Stage, profile: ProfileArtifact | undefined): string {
  const { nodes, values } = partsOf(artifact, stage);
  const where = values.map(({ id, expr }) => `  where ${id} = ${exprText(expr)}`);
  const lines = [...nodes.map((node) => `  ${nodeLine(node, profile)}`), ...endLines(artifact, stage), ...where];
  return `${heading(artifact, stage)}\n${lines.join('\n')}`;
}

function heading(artifact: PresetArtifact, stage: Stage): string {
  if (stage.kind !== 'solve') return stage.kind;
  const { id, when, initial, max, target, tolerance, maxIterations } = solveOf(artifact, stage.solve);
  const bounds = `from ${exprText(initial)} dB${max === undefined ? '' : `, at most ${exprText(max)} dB`}`;
  const aim = `${exprText(target)} LUFS within ${tolerance} LU, ${maxIterations} tries`;
  return `solve ${id}   when ${exprText(when)}\n  gain ${id}: ${bounds}; until ${aim}`;
}

/** What reads the ends of the graph: a meter, or the encoder. */
function endLines(artifact: PresetArtifact, stage: Stage): readonly string[] {
  switch (stage.kind) {
    case 'analyze':
      return measureLines(artifact, stage.measures, stage.keep);
    case 'levels':
      return measureLines(artifact, stage.measures, []);
    case 'solve':
      return [`  [${solveOf(artifact, stage.solve).link}] -> integrated, to try again`];
    case 'render':
      return [`  [${artifact.output}] -> encoder`];
  }
}

function measureLines(artifact: PresetArtifact, ids: readonly string[], keep: readonly string[]): readonly string[] {
  const read = fieldsRead(artifact);
  return artifact.measures
    .filter(({ id }) => ids.includes(id))
    .map(({ id, link }) => `  [${link}] -> ${id}: ${read.get(id)?.join(', ')}${keep.includes(link) ? ', kept' : ''}`);
}
