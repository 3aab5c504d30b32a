import type { PresetArtifact } from '../../../schemas/generated/artifact.ts';

/** The parts of an artifact that a plan follows from. */
export type Planned = Pick<
  PresetArtifact,
  'nodes' | 'values' | 'measures' | 'solves' | 'refusals' | 'promise' | 'levelsPromise'
>;

/** Measures the loudness of links, in one process. */
export interface AnalyzeStage {
  readonly kind: 'analyze';
  readonly measures: readonly string[];
  /** The measurements whose true peak is read: two thirds of a meter's work, left out of the others. */
  readonly peaks: readonly string[];
  /** Links that are written to scratch as float PCM, since later stages read them and making them again costs more. */
  readonly keep: readonly string[];
}

/** Measures the samples' levels of links. */
export interface LevelsStage {
  readonly kind: 'levels';
  readonly measures: readonly string[];
}

/** Seeks a gain, one process for each trial. */
export interface SolveStage {
  readonly kind: 'solve';
  readonly solve: string;
}

/** Renders and encodes. */
export interface RenderStage {
  readonly kind: 'render';
}

/** One step of a plan. */
export type Stage = AnalyzeStage | LevelsStage | SolveStage | RenderStage;
