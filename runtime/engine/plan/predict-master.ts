import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import { mayClip } from '../master/clipping.ts';
import { expectedSeconds } from '../master/expected-seconds.ts';
import type { Session } from '../master/session.ts';
import type { LevelFigures } from '../measure/levels.ts';
import { nodeBehind } from './graph.ts';
import { hearLevels, hearMaster } from './hear-master.ts';
import type { Normalize } from './normalizes.ts';

/** What the deliverable will measure; null where it has no such figure. */
export interface Prediction {
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
  /** Undefined where nothing asked for it. */
  readonly maxShortTermLufs: number | null | undefined;
  /** Where the preset promises levels, or the master may clip. */
  readonly levels: LevelFigures | undefined;
  /** The highest sample that would go into the encoder, in dBFS, where it may be cut off; else null. */
  readonly clippedPeakDb: number | null;
  readonly durationSeconds: number;
}

/**
 * Predicts the deliverable. Behind one linear gain it is what was measured, shifted by that gain; behind a limiter, or
 * filters that nobody measured behind, what would go into the encoder is measured.
 *
 * @param facts with the shift that makes up for what the encoder takes from the level, which is taken off again
 */
export async function predictMaster(
  session: Session,
  facts: JobFacts,
  normalizes: readonly Normalize[],
): Promise<Prediction> {
  const { preset, profile } = session.request;
  const shifted = shiftedMeasure(session, facts, normalizes) ?? (await heard(session, facts));
  const mayBeCut = mayClip(preset.artifact, profile.artifact) && (shifted.truePeakDbtp ?? 0) > 0;
  const isJudged = mayBeCut || preset.artifact.levelsPromise !== undefined;
  const levels = isJudged ? await hearLevels(session, facts) : undefined;
  const taken = facts.correction.loudness;
  const lower = (level: number | null): number | null => (level === null ? null : level - taken);
  return {
    ...shifted,
    clippedPeakDb: mayBeCut ? (levels?.samplePeakDb ?? null) : null,
    integratedLufs: lower(shifted.integratedLufs),
    truePeakDbtp: lower(shifted.truePeakDbtp),
    levels: levels && {
      rmsDb: lower(levels.rmsDb),
      samplePeakDb: lower(levels.samplePeakDb),
      noiseFloorDb: lower(levels.noiseFloorDb),
    },
  };
}

type Figures = Omit<Prediction, 'levels' | 'clippedPeakDb'>;

/** What was measured before the last gain, with the gain; undefined where the master is more than that. */
function shiftedMeasure(session: Session, facts: JobFacts, normalizes: readonly Normalize[]): Figures | undefined {
  const { artifact } = session.request.preset;
  const evaluate = createEvaluator(artifact, facts);
  const last = normalizes.find(({ node }) => node === nodeBehind(artifact, artifact.output, evaluate));
  const measured = last && facts.measures.get(last.measure.id);
  if (last === undefined || measured === undefined || !Number.isFinite(measured.truePeak)) return undefined;
  if (artifact.promise?.shortTermMax !== undefined) return undefined;
  const gainDb = evaluate(last.gain);
  return {
    integratedLufs: measured.integrated + gainDb,
    truePeakDbtp: measured.truePeak + gainDb,
    maxShortTermLufs: undefined,
    durationSeconds: exactSeconds(facts, expectedSeconds(session, facts)),
  };
}

async function heard(session: Session, facts: JobFacts): Promise<Figures> {
  const { integratedLufs, truePeak, maxShortTermLufs, durationSeconds } = await hearMaster(session, facts);
  return {
    integratedLufs,
    truePeakDbtp: truePeak?.peakDb ?? null,
    maxShortTermLufs,
    durationSeconds: exactSeconds(facts, durationSeconds),
  };
}

/** Meters count full 100 ms: what lasts as long as an input to within that lasts as long as the input. */
function exactSeconds({ inputs }: JobFacts, measured: number): number {
  const durations = Object.values(inputs).map(({ duration }) => duration);
  return durations.find((duration) => Math.abs(duration - measured) < 0.1) ?? measured;
}
