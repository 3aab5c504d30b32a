import type { PresetArtifact } from '../../schemas/generated/artifact.ts';
import type { Signal } from '../check/value.ts';
import { argumentText } from '../explain/argument-text.ts';
import type { StageSignal } from '../explain/steps.ts';
import type { SignalGraph } from '../graph/signal-graph.ts';
import type { Param } from '../operators/params.ts';
import { listed } from '../print/wording.ts';
import { formatQuantity } from '../types/quantity.ts';

/** One side of a comparison. */
export interface Side {
  readonly artifact: PresetArtifact;
  readonly signals: SignalGraph;
}

/** The stage as it would be written: `denoise(10 dB)`. Defaults are left out. */
export function stageText(stage: StageSignal, side: Side): string {
  const written = Object.entries(stage.operator.params).flatMap(([name, param], index) => {
    const text = argumentOf(stage, name, side);
    if (index === 0 && stage.operator.streams === 'one' && param.kind !== 'stream') return [text];
    return text === '' || text === defaultText(param) ? [] : [`${name}: ${text}`];
  });
  return `${stage.operator.name}(${written.join(', ')})`;
}

function defaultText(param: Param): string | undefined {
  if (param.kind === 'stream' || param.default === undefined) return undefined;
  return param.kind === 'choice' ? param.default : formatQuantity(param.type, param.default);
}

export function argumentOf(stage: StageSignal, param: string, { artifact }: Side): string {
  const argument = stage.args[param];
  // A param is named without its default here: its default is compared on its own.
  if (argument?.kind === 'quantity' && typeof argument.expr === 'object' && 'param' in argument.expr)
    return argument.expr.param;
  return argumentText(argument, { params: artifact.params, nameOf: streamName });
}

export function streamNames(signals: readonly Signal[]): string {
  return listed(signals.map(streamName));
}

/** What a stream is called where it has no name: its input, or its last stage and what that works on. */
export function streamName(signal: Signal): string {
  if (signal.kind === 'input') return signal.name;
  const [first, ...others] = signal.streams;
  return first === undefined || others.length > 0
    ? `the ${signal.operator.name}`
    : `${originName(first)} after ${signal.operator.name}`;
}

/** The input, or the meeting of streams, that a stream begins with. */
export function originName(signal: Signal): string {
  if (signal.kind === 'input') return signal.name;
  const [first, ...others] = signal.streams;
  return first === undefined || others.length > 0 ? `the ${signal.operator.name}` : originName(first);
}
