import type { ParamSpec, PresetArtifact } from '../../schemas/generated/artifact.ts';
import type { Signal } from '../check/value.ts';
import type { SignalGraph } from '../graph/signal-graph.ts';
import { filterText } from '../print/filter-line.ts';
import { listed } from '../print/wording.ts';
import { argumentText, type Naming } from './argument-text.ts';

export type StageSignal = Extract<Signal, { kind: 'stage' }>;

/** One operator at work. */
export interface Step {
  /** From 1, through all strands. */
  readonly number: number;
  readonly operator: string;
  readonly text: string;
}

/** Steps that follow each other on one stream. */
export interface Strand {
  /** What enters the first step: `voice`, or `step 3 and step 6`. */
  readonly from: string;
  readonly steps: readonly Step[];
}

/** The stages of a graph in order. */
export function stagesOf({ signals }: SignalGraph): readonly StageSignal[] {
  return signals.filter((signal) => signal.kind === 'stage');
}

/** The chain of a preset in words, cut where another stream begins. */
export function strandsOf(graph: SignalGraph, params: readonly ParamSpec[]): readonly Strand[] {
  const stages = stagesOf(graph);
  const numbers = new Map<Signal, number>(stages.map((stage, index) => [stage, index + 1]));
  const nameOf = (signal: Signal): string => (signal.kind === 'input' ? signal.name : `step ${numbers.get(signal)}`);
  const strands: { from: string; steps: Step[] }[] = [];
  let previous: Signal | undefined;
  for (const stage of stages) {
    const follows = stage.streams.length === 1 && stage.streams[0] === previous;
    if (!follows) strands.push({ from: listed(stage.streams.map(nameOf)), steps: [] });
    const text = explainStage(stage, { params, nameOf });
    strands.at(-1)?.steps.push({ number: numbers.get(stage) ?? 0, operator: stage.operator.name, text });
    previous = stage;
  }
  return strands;
}

/** What one stage does, in its operator's words. */
function explainStage({ operator, args }: StageSignal, naming: Naming): string {
  const texts = Object.keys(operator.params).map((name) => [name, argumentText(args[name], naming)]);
  return operator.explain(Object.fromEntries(texts));
}

/** The filters of an artifact as steps: all that is left of a preset whose source is gone. */
export function strandsOfFilters({ inputs, nodes }: PresetArtifact): readonly Strand[] {
  const steps = nodes.flatMap((node, index) =>
    'filter' in node ? [{ number: index + 1, operator: node.filter, text: filterText(node) }] : [],
  );
  return [{ from: listed(inputs.map(({ name }) => name)), steps }];
}
