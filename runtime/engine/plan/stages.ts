import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import { fieldsRead } from '../../../compiler/artifact/plan/fields-read.ts';
import type { AnalyzeStage, LevelsStage, Stage } from '../../../compiler/artifact/plan/stage.ts';
import { planStages } from '../../../compiler/artifact/plan/stages.ts';
import type { MeasureRef, PresetArtifact, ProfileArtifact } from '../../../schemas/generated/artifact.ts';
import { listed } from '../../failure/wording.ts';
import { refusalsOf } from '../master/refusals.ts';
import { inputsBehind } from './graph.ts';
import type { PlannedStage } from './job-plan.ts';

/** What a figure is measured for. */
const reasons: Readonly<Record<MeasureRef['field'], string>> = {
  integrated: 'its loudness gives the gain',
  truePeak: 'its true peak tells whether that fits under the ceiling',
  range: 'its loudness range is asked for',
  duration: 'its length cannot be known otherwise',
  rms: 'its rms gives the gain',
  samplePeak: 'its highest sample tells whether that fits',
  soundStart: 'it is cut where its sound begins and ends',
  soundEnd: 'it is cut where its sound begins and ends',
};

/** The stages of a job of which everything is known, each with its reason. */
export function plannedStages(
  preset: PresetArtifact,
  profile: ProfileArtifact,
  facts: JobFacts,
): readonly PlannedStage[] {
  const finding = planStages(preset).flatMap((stage) => findingStage(preset, facts, stage));
  const isRefused = refusalsOf(preset, facts).length > 0;
  const state = isRefused ? 'skipped' : 'ahead';
  const why = isRefused ? 'the preset refuses what was measured' : 'the one that this plan leaves out';
  return [
    ...finding,
    { stage: 'render', what: `encoding ${profile.codec}`, why, state },
    {
      stage: 'verify',
      what: 'measuring the deliverable, as decoded, while it is written',
      why: 'encoders move loudness and peaks; what they moved too far is made again, at most twice',
      state,
    },
  ];
}

function findingStage(preset: PresetArtifact, facts: JobFacts, stage: Stage): readonly PlannedStage[] {
  if (stage.kind === 'render') return [];
  return [stage.kind === 'solve' ? solveStage(preset, facts, stage.solve) : measuringStage(preset, stage)];
}

function measuringStage(preset: PresetArtifact, stage: AnalyzeStage | LevelsStage): PlannedStage {
  const measures = preset.measures.filter(({ id }) => stage.measures.includes(id));
  const sounds = new Set(measures.map(({ link }) => together(inputsBehind(preset, link))));
  const read = fieldsRead(preset);
  const fields = new Set(measures.flatMap(({ id }) => read.get(id) ?? []));
  const kept = stage.kind === 'analyze' && stage.keep.length > 0;
  const what = `measuring ${stage.kind === 'levels' ? 'the levels of ' : ''}${listed([...sounds])}`;
  const why = [...new Set([...fields].map((field) => reasons[field]))].join('; ');
  const note = kept ? '; what is costly to make is kept for the stages after it' : '';
  return { stage: 'analyze', what, why: why + note, state: 'done' };
}

function together(inputs: readonly string[]): string {
  return inputs.length > 1 ? `${listed(inputs)} together` : listed(inputs);
}

function solveStage(preset: PresetArtifact, facts: JobFacts, id: string): PlannedStage {
  const solve = preset.solves.find((candidate) => candidate.id === id);
  const isNeeded = solve !== undefined && createEvaluator(preset, facts)(solve.when) !== 0;
  const what = 'seeking the gain into the limiter';
  return isNeeded
    ? { stage: 'solve', what, why: 'a limiter takes loudness away, so gains are tried with it', state: 'done' }
    : { stage: 'solve', what, why: 'the peaks stay under the ceiling without one', state: 'skipped' };
}
