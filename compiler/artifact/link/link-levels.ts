import type { Measure } from '../../../schemas/generated/artifact.ts';
import { createEvaluator } from './evaluate.ts';
import { instantiate, type LinkContext } from './instantiate.ts';
import { createLevelMeter, type LevelMeter, levelMeterNodes } from './level-meter.ts';
import { assemble, type LinkedProcess, measuringOutput, type Sources } from './link-stages.ts';
import { splitShared } from './split.ts';

/** A process that measures sample levels. */
export interface LinkedLevels extends LinkedProcess {
  /** The inputs that it opens, in FFmpeg's order. */
  readonly inputs: readonly string[];
  readonly meters: readonly LevelReading[];
}

/** One measurement: where it is written, and from which level on it is sound. */
export interface LevelReading {
  /** Of the artifact's measurement. */
  readonly id: string;
  readonly meter: LevelMeter;
  /** dBFS rms; undefined takes everything for sound. */
  readonly threshold: number | undefined;
}

/** What a full-scale sine has: a threshold is told in dBFS where that is 0 (AES17), `astats` reads the mean square. */
const sineRms = 20 * Math.log10(Math.SQRT1_2);

/** A process that measures the sample levels of some links of the artifact. */
export function linkLevels(context: LinkContext, measures: readonly Measure[], sources: Sources): LinkedLevels {
  const evaluate = createEvaluator(context.artifact, context.facts);
  const links = measures.map(({ link }) => link);
  const graph = instantiate(context, links);
  const meters = measures.flatMap(({ id, link, levels }, index): LevelReading[] => {
    if (levels === undefined) return [];
    const meter = createLevelMeter(index + 1, graph.links.get(link) ?? link, evaluate(levels.sampleRate));
    const threshold = levels.threshold === undefined ? undefined : evaluate(levels.threshold) + sineRms;
    return [{ id, meter, threshold }];
  });
  const { nodes, sinks } = splitShared(
    graph.nodes,
    meters.map(({ meter }) => meter.link),
  );
  const metering = meters.flatMap(({ meter }, index) => levelMeterNodes(meter, sinks[index]));
  const outputs = meters.flatMap(({ meter }) => measuringOutput(meter));
  return { ...assemble([...nodes, ...metering], graph.inputs, sources, outputs), inputs: graph.inputs, meters };
}
