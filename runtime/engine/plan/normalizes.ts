import { createEvaluator, type JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Expr, Measure, Node, PresetArtifact, Solve } from '../../../schemas/generated/artifact.ts';
import { hundredths, reading } from '../measure/loudness-report.ts';
import { inputsBehind, restsOn } from './graph.ts';
import type { PlannedNormalize } from './job-plan.ts';

/** A normalize as it is found in an artifact: a measurement, and the gain that rests on it and starts from its link. */
export interface Normalize {
  /** The node that applies the gain. */
  readonly node: string;
  readonly gain: Expr;
  readonly measure: Measure;
  /** The search for the gain with a limiter in the loop, where there is one. */
  readonly solve: Solve | undefined;
  readonly isPromised: boolean;
}

/** How the deliverable's own gain came about; that of the others is linear, or limited. */
export interface PromisedGain {
  readonly mode: PlannedNormalize['mode'];
  readonly reductionDb: number;
  /** LUFS that it stops at, where limiting may take no more; undefined where it reaches its target. */
  readonly stopsAtLufs: number | undefined;
}

/** The normalizes of an artifact, which itself knows filters and measurements alone. */
export function normalizesOf(artifact: PresetArtifact): readonly Normalize[] {
  const promised = JSON.stringify((artifact.promise ?? artifact.levelsPromise)?.gain);
  return artifact.nodes.flatMap((node): Normalize[] => {
    const gain = gainOf(node);
    if (gain === undefined) return [];
    const { measures, solves } = restsOn(artifact, gain);
    const measure = artifact.measures.find(({ id, link }) => link === node.in[0] && measures.has(id));
    if (measure === undefined) return [];
    const solve = artifact.solves.find(({ id }) => solves.has(id));
    return [{ node: node.id, gain, measure, solve, isPromised: JSON.stringify(gain) === promised }];
  });
}

/** The dB that a gain in double precision adds; undefined for every other node. */
function gainOf(node: Node): Expr | undefined {
  if (!('filter' in node) || node.filter !== 'volume') return undefined;
  const { volume } = node.options;
  if (typeof volume !== 'object' || !('op' in volume) || volume.op !== 'amplitude') return undefined;
  return volume.of[0];
}

/** What a normalize does in a job of which everything is known. */
export function planNormalize(
  artifact: PresetArtifact,
  facts: JobFacts,
  { gain, measure, solve, isPromised }: Normalize,
  promised: PromisedGain | undefined,
): PlannedNormalize {
  const evaluate = createEvaluator(artifact, facts);
  const [loudness, levels] = [facts.measures.get(measure.id), facts.levels?.get(measure.id)];
  const gainDb = evaluate(gain);
  const isLimited = solve !== undefined && evaluate(solve.when) !== 0;
  const after = isLimited ? evaluate(solve.target) : (loudness?.integrated ?? Number.NaN) + gainDb;
  return {
    inputs: inputsBehind(artifact, measure.link),
    measured: { integratedLufs: reading(loudness?.integrated), truePeakDbtp: reading(loudness?.truePeak) },
    measuredLevels: levels && { rmsDb: hundredths(levels.rms), samplePeakDb: hundredths(levels.samplePeak) },
    gainDb: hundredths(gainDb),
    mode: isPromised && promised !== undefined ? promised.mode : isLimited ? 'limited' : 'linear',
    gainReductionDb: isPromised ? hundredths(promised?.reductionDb ?? 0) : 0,
    afterLufs: reading((isPromised ? promised?.stopsAtLufs : undefined) ?? after),
    isPromised,
  };
}
