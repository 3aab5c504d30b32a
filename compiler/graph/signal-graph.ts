import type { CheckedPreset } from '../check/check-preset.ts';
import type { Signal, SignalArgument } from '../check/value.ts';

/**
 * The derivation of a preset's output with equal parts made one: what two places derive alike is computed once, and
 * what does not reach the output is not there.
 */
export interface SignalGraph {
  /** Every signal stands after those that it derives from; the last is the output. */
  readonly signals: readonly Signal[];
  readonly output: Signal;
}

interface Builder {
  readonly byKey: Map<string, Signal>;
  /** Position of a finished signal, by the identity that the checker gave it and by its merged identity. */
  readonly ids: Map<Signal, number>;
  readonly merged: Map<Signal, Signal>;
}

/** Merges equal signals, from the output backwards. */
export function buildSignalGraph(preset: CheckedPreset): SignalGraph {
  const builder: Builder = { byKey: new Map(), ids: new Map(), merged: new Map() };
  const output = merge(preset.output, builder);
  return { signals: [...builder.byKey.values()], output };
}

function merge(signal: Signal, builder: Builder): Signal {
  const known = builder.merged.get(signal);
  if (known !== undefined) return known;
  const rebuilt = signal.kind === 'input' ? signal : mergeStage(signal, builder);
  const key = keyOf(rebuilt, builder);
  const result = builder.byKey.get(key) ?? rebuilt;
  if (result === rebuilt) {
    builder.byKey.set(key, rebuilt);
    builder.ids.set(rebuilt, builder.ids.size);
  }
  builder.merged.set(signal, result);
  return result;
}

function mergeStage(signal: Extract<Signal, { kind: 'stage' }>, builder: Builder): Signal {
  const streams = signal.streams.map((stream) => merge(stream, builder));
  const args = Object.fromEntries(
    Object.entries(signal.args).map(([name, argument]) => [name, mergeArgument(argument, builder)]),
  );
  return { ...signal, streams, args };
}

function mergeArgument(argument: SignalArgument, builder: Builder): SignalArgument {
  return argument?.kind === 'stream' ? { kind: 'stream', signal: merge(argument.signal, builder) } : argument;
}

/** What makes two signals the same: operator, arguments and the identity of their streams. */
function keyOf(signal: Signal, { ids }: Builder): string {
  if (signal.kind === 'input') return `input ${signal.name}`;
  const args = Object.entries(signal.args).map(([name, argument]) =>
    argument?.kind === 'stream' ? [name, { stream: ids.get(argument.signal) }] : [name, argument],
  );
  return JSON.stringify([signal.operator.name, signal.streams.map((stream) => ids.get(stream)), args]);
}
